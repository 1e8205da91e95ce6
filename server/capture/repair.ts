// Repairs what a proof found missing: from the raw bytes that were kept, then from the source itself, and recounts.
import { access } from 'node:fs/promises'
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, run, runOne } from '../base/scope.ts'
import { retakeDropped } from './drop/repair.ts'
import { importSource } from './import.ts'
import { prepareArrivals } from './prepare.ts'
import { refetchMissing } from './mailbox/refetch.ts'
import { mend } from './proof/mend.ts'
import { isSound, type Proof } from './proof/sound.ts'
import { proveSource } from './prove.ts'
import { withRaws } from './raw.ts'
import type { Kept } from './raw/large.ts'
import { openReceiving } from './receive/receiving.ts'
import { recountAll } from './recount.ts'

const atOnce = 25

/** Makes a source whole again and answers its new proof. What only its file or its server could replace is left alone while that is gone. */
export async function repairSource(scope: Scope, sourceId: string): Promise<Proof> {
  await rebuildFromKept(scope, sourceId)
  const { kind, location } = await readKind(scope, sourceId)
  if (kind === 'imap') await refetchMissing(scope, sourceId)
  else if (kind === 'drop') await retakeDropped(scope, sourceId)
  else if (await canBeRead(location)) await importSource(scope, sourceId, { receive: mend })
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
  raw_hash: Buffer
}

/** Makes interactions whole that are only half there from the bytes of their arrivals, a few in one transaction. */
async function rebuildFromKept(scope: Scope, sourceId: string): Promise<void> {
  const workspace = scope.workspaceId
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const [rows] = await run(
      scope,
      sql<Broken>`select a.id, a.folder, a.position, a.raw_hash from arrival a
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
  const given = group.map(({ row: { folder, position }, kept }) => ({ folder, position, kept }))
  const arrived = await prepareArrivals(receiving, given)
  if (arrived.every(({ mail }) => mail)) await mend(scope, receiving, arrived)
}
