// Repairs what a proof found missing: from the raw bytes that were kept, then from the source itself, and recounts.
import { access } from 'node:fs/promises'
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../base/scope.ts'
import { retakeDropped } from './drop/repair.ts'
import { importSource } from './import.ts'
import { prepareArrivals } from './prepare.ts'
import { refetchMissing } from './mailbox/refetch.ts'
import { isSound, type Proof } from './proof/sound.ts'
import { takeOut } from './proof/take-out.ts'
import { proveSource } from './prove.ts'
import { withRaws } from './raw.ts'
import type { Kept } from './raw/large.ts'
import { receive } from './receive.ts'
import { openReceiving } from './receive/receiving.ts'
import { recountAll } from './recount.ts'

const atOnce = 25

/** Makes a source whole again and answers its new proof. What only its file or its server could replace is left alone while that is gone. */
export async function repairSource(scope: Scope, sourceId: string): Promise<Proof> {
  await rebuildFromKept(scope, sourceId)
  const { kind, location } = await readKind(scope, sourceId)
  if (kind === 'imap') await refetchMissing(scope, sourceId)
  else if (kind === 'drop') await retakeDropped(scope, sourceId)
  else if (await canBeRead(location)) {
    await takeOutUnsound(scope, sourceId)
    await importSource(scope, sourceId)
  }
  await recountAll(scope)
  return proveSource(scope, sourceId)
}

async function readKind(scope: Scope, sourceId: string): Promise<{ kind: string; location: string }> {
  const query = db.selectFrom('source').select(['kind', 'location']).where('workspace_id', '=', scope.workspaceId)
  const source = await runOne(scope, query.where('id', '=', sourceId).compile())
  if (!source) throw notFound('source')
  return source
}

const canBeRead = (location: string): Promise<boolean> =>
  access(location).then(
    () => true,
    () => false,
  )

type Broken = {
  id: string
  folder: string
  position: string
  outcome: string
  raw_hash: Buffer
  interaction_id: string
}

/** Makes interactions that are only half there anew from the bytes of their arrivals, a few in one transaction. */
async function rebuildFromKept(scope: Scope, sourceId: string): Promise<void> {
  const workspace = scope.workspaceId
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const [rows] = await run(
      scope,
      sql<Broken>`select a.id, a.folder, a.position, a.outcome, a.raw_hash, a.interaction_id from arrival a
        where a.workspace_id = ${workspace} and a.source_id = ${sourceId} and a.id > ${after} and a.outcome in ('captured', 'joined')
          and a.interaction_id is not null and not ${isSound(workspace)}
          and exists (select 1 from raw r where r.workspace_id = ${workspace} and r.hash = a.raw_hash) order by a.id limit ${atOnce}`.compile(
        db,
      ),
    )
    if (rows.length === 0) return
    for await (const group of withRaws(scope, rows, (row) => row.raw_hash)) await rebuild(scope, sourceId, group)
    after = rows.at(-1)?.id ?? after
  }
}

async function rebuild(scope: Scope, sourceId: string, group: { row: Broken; kept: Kept }[]): Promise<void> {
  const receiving = await openReceiving(scope, sourceId, true)
  // What a rule would leave out today was captured before: it stays.
  for (const rule of ['newsletter', 'automatic', 'spam', 'draft']) receiving.takenBack.add(`${rule} `)
  const rows = group.map(({ row }) => row)
  const given = group.map(({ row: { folder, position }, kept }) => ({ folder, position, kept }))
  const arrived = await prepareArrivals(receiving, given)
  if (arrived.some(({ mail }) => !mail)) return
  await atomically(scope, async (scope) => {
    const ids = rows.map(({ id }) => id)
    await run(
      scope,
      sql`delete from arrival where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[])`.compile(db),
      ...takeOut(
        scope,
        rows.map((row) => row.interaction_id),
      ),
    )
    await receive(scope, receiving, arrived)
    await followThem(scope, sourceId, rows)
  })
}

/** Copies of the message in other places follow to where it is now; captured and joined stay as they were. */
async function followThem(scope: Scope, sourceId: string, rows: readonly Broken[]): Promise<void> {
  const workspace = scope.workspaceId
  const column = <K extends keyof Broken>(key: K) => rows.map((row) => row[key])
  const places = sql`unnest(${column('folder')}::text[], ${column('position')}::text[], ${column('outcome')}::text[], ${column('interaction_id')}::uuid[])
    as was (folder, position, outcome, interaction_id)`
  await run(
    scope,
    sql`update arrival a set interaction_id = now.interaction_id from ${places}
      join arrival now on now.workspace_id = ${workspace} and now.source_id = ${sourceId} and now.folder = was.folder and now.position = was.position
      where a.workspace_id = ${workspace} and a.interaction_id = was.interaction_id and now.interaction_id is not null`.compile(
      db,
    ),
    sql`update arrival a set outcome = was.outcome from ${places}
      where a.workspace_id = ${workspace} and a.source_id = ${sourceId} and a.folder = was.folder and a.position = was.position
        and a.outcome in ('captured', 'joined')`.compile(db),
  )
}

/** Deletes the source's arrivals behind which something lacks, and what is left of their interactions: reading the file again makes them anew. */
async function takeOutUnsound(scope: Scope, sourceId: string): Promise<void> {
  const workspace = scope.workspaceId
  await atomically(scope, async (scope) => {
    const [gone] = await run(
      scope,
      sql<{
        interaction_id: string | null
      }>`delete from arrival a where a.workspace_id = ${workspace} and a.source_id = ${sourceId}
        and ((a.outcome in ('captured', 'joined') and not ${isSound(workspace)})
          or (a.raw_hash is not null and not exists (select 1 from raw r where r.workspace_id = ${workspace} and r.hash = a.raw_hash)))
        returning interaction_id`.compile(db),
    )
    const broken = [...new Set(gone.flatMap((row) => row.interaction_id ?? []))]
    if (broken.length > 0) await run(scope, ...takeOut(scope, broken))
  })
}
