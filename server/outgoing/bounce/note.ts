// A report of a mail that came back: which mail of ours it was, and to whom it did not get.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run, runOne } from '../../base/scope.ts'
import { messageKey } from '../../capture/identity.ts'
import { findRaw } from '../../capture/raw.ts'
import { unpackRaw } from '../../capture/raw/packed.ts'
import { normaliseEmail } from '../../people/address.ts'
import { type Failure, readReport } from './read.ts'
import { writeBounces } from './write.ts'

type Arrival = { id: string; raw_hash: Buffer; sent_at: string | null; arrived_at: string }
/** A report larger than this carries a mail that nobody has to read to know what it says first. */
const mostBytes = 40_000_000

/** A report that fits no mail of ours says nothing of anybody: anyone can send one. */
export async function noteBounces(scope: Scope, arrivalIds: readonly string[]): Promise<void> {
  const query = db
    .selectFrom('arrival')
    .select(['id', 'raw_hash', 'sent_at', 'arrived_at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${[...arrivalIds]}::uuid[])`)
    .where('raw_hash', 'is not', null)
  const [rows] = await run(scope, query.compile())
  for (const row of rows) await noteOne(scope, row as Arrival)
}

async function noteOne(scope: Scope, { id, raw_hash, sent_at, arrived_at }: Arrival): Promise<void> {
  const kept = await findRaw(scope, raw_hash)
  if (!kept || kept.size > mostBytes) return
  const report = readReport(await unpackRaw(kept))
  if (!report) return
  const failures = report.failures.flatMap((one) => {
    const address = normaliseEmail(one.address)?.value
    return address ? [{ ...one, address }] : []
  })
  const mail = await findOurs(scope, report.messageId, failures)
  if (!mail) return
  const known = failures.filter(({ address }) => mail.addresses.has(address))
  await writeBounces(
    scope,
    known.map((one) => ({ ...one, ...mail, arrivalId: id, at: sent_at ?? arrived_at })),
  )
}

type Ours = { interactionId: string | null; sendingId: string | null; audienceId: string; addresses: Set<string> }

/**
 * By its Message-ID: sent by Kith, or by any mail programme from a mailbox that is followed. Some providers put another Message-ID in its
 * place; the copy they file bears it too, and its conversation holds the newest mail of ours to that address.
 */
async function findOurs(scope: Scope, messageId: string | null, failures: readonly Failure[]): Promise<Ours | null> {
  if (!messageId) return null
  const key = messageKey(messageId)
  const w = scope.workspaceId
  const found = await runOne(
    scope,
    sql<{ interactionId: string | null; sendingId: string | null; audienceId: string }>`
      select coalesce(s.interaction_id, i.id) as "interactionId", s.id as "sendingId", coalesce(i.audience_id, o.audience_id) as "audienceId"
      from (select ${key}::bytea as key) k
      left join lateral (select id, interaction_id, source_id from sending where workspace_id = ${w} and message_key = k.key limit 1) s on true
      left join source o on o.workspace_id = ${w} and o.id = s.source_id
      left join lateral (
        (select id, audience_id from interaction where workspace_id = ${w} and id = s.interaction_id)
        union all
        (select id, audience_id from interaction where workspace_id = ${w} and message_key = k.key and direction = 'out')
        union all
        (select i.id, i.audience_id from conversation_key c
          join interaction i on i.workspace_id = ${w} and i.conversation_id = c.conversation_id and i.direction = 'out'
          join participant p on p.workspace_id = ${w} and p.interaction_id = i.id
          join handle h on h.workspace_id = ${w} and h.id = p.handle_id and h.kind = 'email' and h.value = any(${failures.map(({ address }) => address)}::text[])
          where c.workspace_id = ${w} and c.key = k.key order by i.happened_at desc limit 1)
        limit 1) i on true
      where s.id is not null or i.id is not null`.compile(db),
  )
  return found ? { ...found, addresses: await readAddresses(scope, found) } : null
}

/** Whom it went to: a report can tell of nobody else. */
async function readAddresses(
  scope: Scope,
  { interactionId, sendingId }: Omit<Ours, 'addresses'>,
): Promise<Set<string>> {
  const [rows] = await run(
    scope,
    sql<{
      address: string
    }>`select address from sending_recipient where workspace_id = ${scope.workspaceId} and sending_id = ${sendingId}::uuid
      union select h.value from participant p join handle h on h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id
        where p.workspace_id = ${scope.workspaceId} and p.interaction_id = ${interactionId}::uuid and p.part <> 'from'`.compile(
      db,
    ),
  )
  return new Set(rows.map(({ address }) => address))
}
