// Addresses that behave like our own: a mailbox's owner is in nearly everything it holds, and writes from it.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'

/** An address that may be ours: how often it wrote and was written to in the newest mail of a source. */
export const ownAddressShape = z.object({
  address: z.string(),
  name: z.string(),
  sourceId: z.uuid(),
  source: z.string(),
  wrote: z.number(),
  received: z.number(),
  of: z.number(),
})

const newest = 400
/** Of so many mails at least, in so large a share of them, and so often as the sender. */
const [fewestMails, smallestShare, fewestWritten] = [10, 0.6, 3]

/** Asks of each readable source who stands in most of the newest mail in which nobody of us stands, as sender and as receiver. What a member said is not ours is not asked about again. */
export async function findOwnAddresses(scope: Scope): Promise<{ items: z.input<typeof ownAddressShape>[] }> {
  const workspace = scope.workspaceId
  const [rows] = await run(
    scope,
    sql<z.output<typeof ownAddressShape>>`
      with mail as (
        select s.id as source_id, s.name, a.interaction_id from source s
        cross join lateral (select interaction_id from arrival a where a.workspace_id = ${workspace} and a.source_id = s.id and a.outcome = 'captured'
            and not exists (select 1 from participant p join handle h on h.workspace_id = ${workspace} and h.id = p.handle_id and h.nature = 'ours'
              where p.workspace_id = ${workspace} and p.interaction_id = a.interaction_id)
          order by a.id desc limit ${sql.lit(newest)}) a
        where s.workspace_id = ${workspace} and s.audience_id = any(${scope.audiences}::uuid[])
      ), sizes as (select source_id, count(*) as mails from mail group by source_id having count(*) >= ${sql.lit(fewestMails)}),
      seen as (
        select m.source_id, m.name, p.handle_id, count(distinct p.interaction_id) as mails, count(*) filter (where p.part = 'from') as wrote,
          count(distinct p.interaction_id) filter (where p.part <> 'from') as received
        from mail m join participant p on p.workspace_id = ${workspace} and p.interaction_id = m.interaction_id
        group by m.source_id, m.name, p.handle_id
      )
      select h.value as address, coalesce((select n.name from handle_name n where n.workspace_id = ${workspace} and n.handle_id = h.id
          and n.audience_id = any(${scope.audiences}::uuid[]) and n.name <> '' order by length(n.name) desc, n.name limit 1), '') as name, seen.source_id as "sourceId", seen.name as source, seen.wrote, seen.received, sizes.mails as of
      from seen join sizes on sizes.source_id = seen.source_id
      join handle h on h.workspace_id = ${workspace} and h.id = seen.handle_id and h.nature = 'personal' and h.kind = 'email'
      where seen.mails >= sizes.mails * ${sql.lit(smallestShare)} and seen.wrote >= ${sql.lit(fewestWritten)} and seen.received >= ${sql.lit(fewestWritten)}
        and not exists (select 1 from not_ours n where n.workspace_id = ${workspace} and n.address = h.value)
      order by seen.mails desc, h.value limit 10`.compile(db),
  )
  return { items: [...new Map(rows.map((row) => [row.address, row])).values()] }
}

/** Says that an address is not ours, so that it is not asked about again. */
export async function declineAddress(scope: Scope, address: string): Promise<void> {
  const row = { workspace_id: scope.workspaceId, address, said_by: scope.memberId }
  await run(
    scope,
    db
      .insertInto('not_ours')
      .values(row)
      .onConflict((on) => on.doNothing())
      .compile(),
  )
  await recordEvents(scope, [{ kind: 'address.declined' }])
}

export async function askAgain(scope: Scope, address: string): Promise<void> {
  await run(
    scope,
    db.deleteFrom('not_ours').where('workspace_id', '=', scope.workspaceId).where('address', '=', address).compile(),
  )
  await recordEvents(scope, [{ kind: 'address.asked' }])
}
