// The words of interactions whose row is there still: taken off before they are received anew, and written again.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { identityOf } from '../identity.ts'
import type { Receiving } from '../receive/receiving.ts'
import { insertWords } from '../receive/write.ts'
import type { Rebuilt } from './broken.ts'
import type { Now } from './put-back.ts'

const isHalf = ({ was }: Rebuilt) => was.stands && !was.sound

/** Takes off their words, and has them found again by what they say: a better parser may read them otherwise today. */
export async function strip(scope: Scope, { hashKey }: Receiving, rebuilt: readonly Rebuilt[]): Promise<void> {
  const standing = rebuilt.flatMap(({ arrived: { mail, raw }, was }) =>
    mail && raw && was.stands
      ? [{ id: was.interactionId, sound: was.sound, identity: identityOf(hashKey, mail), hash: raw.hash }]
      : [],
  )
  const byIdentity = new Map(standing.toReversed().map((one) => [one.identity.toString('hex'), one]))
  const rows = [...new Map([...byIdentity.values()].map((one) => [one.id, one])).values()]
  const half = standing.filter(({ sound }) => !sound)
  const ids = half.map(({ id }) => id)
  const workspace = scope.workspaceId
  // Search words stay behind alone when their interaction is gone.
  const all = rebuilt.filter(({ was }) => !was.sound).map(({ was }) => was.interactionId)
  const of = sql`workspace_id = ${workspace} and interaction_id = any(${all}::uuid[])`
  await run(
    scope,
    sql`delete from search_entry where ${of}`.compile(db),
    sql`delete from interaction_text where ${of}`.compile(db),
    sql`delete from attachment where ${of}`.compile(db),
    sql`update interaction i set identity = new.identity from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ identity }) => identity)}::bytea[]) as new (id, identity)
      where i.workspace_id = ${workspace} and i.id = new.id
        and not exists (select from interaction o where o.workspace_id = ${workspace} and o.identity = new.identity)`.compile(
      db,
    ),
    sql`update interaction i set raw_hash = new.hash from unnest(${ids}::uuid[], ${half.map(({ hash }) => hash)}::bytea[]) as new (id, hash)
      where i.workspace_id = ${workspace} and i.id = new.id
        and not exists (select from raw r where r.workspace_id = ${workspace} and r.hash = i.raw_hash)`.compile(db),
  )
}

/** Writes the words of those that have none, for whoever may read the rest of them. */
export async function restoreWords(scope: Scope, now: readonly Now[]): Promise<void> {
  const half = now.filter((one) => isHalf(one) && one.was.interactionId === one.interactionId)
  const first = new Map(half.toReversed().map((one) => [one.interactionId, one.arrived.mail]))
  const [rows] = await run(
    scope,
    sql<{ id: string; audience_id: string; happened_at: string }>`select id, audience_id, happened_at from interaction
      where workspace_id = ${scope.workspaceId} and id = any(${[...first.keys()]}::uuid[])`.compile(db),
  )
  for (const [audienceId, of] of Map.groupBy(rows, (row) => row.audience_id)) {
    const spoken = of.flatMap(({ id, happened_at: happenedAt }) => {
      const mail = first.get(id)
      return mail ? [{ id, mail, happenedAt }] : []
    })
    await insertWords(scope, audienceId, spoken)
  }
}
