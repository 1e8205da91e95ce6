// What becomes of each arrival: captured, quarantined with a reason, or left out by a rule; places known from before are passed over.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { type Scope, run } from '../../base/scope.ts'
import { valueOf } from '../../people/identify.ts'
import { normaliseEmail } from '../../people/address.ts'
import { leaveOut } from '../leave-out.ts'
import type { Arrived, Outcome, Placed } from './placed.ts'
import type { Receiving } from './receiving.ts'

/** Judges those arrivals whose place is new, was quarantined (it may be readable now) or, judged anew, was left out. */
export async function judge(scope: Scope, receiving: Receiving, batch: readonly Arrived[]): Promise<Placed[]> {
  const known = await readKnown(scope, receiving.sourceId, batch)
  const placed: Placed[] = []
  const taken = new Set<string>()
  for (const arrived of batch) {
    const place = `${arrived.folder}\0${arrived.position}`
    const before = known.get(place)
    const stays = before?.outcome === 'captured' || before?.outcome === 'joined'
    const passed = before && (stays || (before.outcome === 'left_out' && !receiving.again))
    if (passed || taken.has(place)) continue
    taken.add(place)
    const verdict = judgeOne(receiving, arrived)
    placed.push({
      id: before?.id ?? newId(),
      arrived,
      rule: '',
      because: '',
      detail: '',
      draft: null,
      ...verdict,
      before: before ? { outcome: before.outcome, rule: before.rule, gone: before.gone } : null,
    })
  }
  return placed
}

type Verdict = Pick<Placed, 'outcome'> & Partial<Pick<Placed, 'rule' | 'because' | 'detail'>>

function judgeOne(receiving: Receiving, { mail, problem, folder, holds }: Arrived): Verdict {
  if (problem || !mail)
    return { outcome: 'quarantined', because: problem?.code ?? 'unreadable', detail: problem?.detail ?? '' }
  if (!mail.date) return { outcome: 'quarantined', because: 'no_date' }
  if (Date.parse(mail.date) > receiving.now.getTime() + 2 * 86_400_000)
    return { outcome: 'quarantined', because: 'future_date', detail: mail.date }
  const sender = mail.from ? normaliseEmail(mail.from.address) : null
  const ours =
    sender !== null && (receiving.ours.addresses.has(sender.value) || receiving.ours.domains.has(sender.domain))
  const left = leaveOut({ folder, holds, from: mail.from, ours, hints: mail.hints, subject: mail.subject })
  if (!left || isTakenBack(receiving, left.rule, sender?.value ?? '')) return { outcome: 'captured' }
  return { outcome: 'left_out', rule: left.rule, because: left.because }
}

const isTakenBack = ({ takenBack }: Receiving, rule: string, sender: string) =>
  takenBack.has(`${rule} `) || takenBack.has(`${rule} ${sender}`)

async function readKnown(scope: Scope, sourceId: string, batch: readonly Arrived[]) {
  const [rows] = await run(
    scope,
    sql<{ id: string; folder: string; position: string; outcome: Outcome; rule: string; gone: boolean }>`
      select a.id, a.folder, a.position, a.outcome, a.rule, a.gone_at is not null as gone
      from unnest(${batch.map((a) => a.folder)}::text[], ${batch.map((a) => a.position)}::text[]) as place (folder, position)
      join arrival a on a.workspace_id = ${scope.workspaceId} and a.source_id = ${sourceId}
        and a.folder = place.folder and a.position = place.position`.compile(db),
  )
  return new Map(rows.map((row) => [`${row.folder}\0${row.position}`, row]))
}

/** Writes down what became of each; what is said again of a place replaces what was said before. */
export async function writeArrivals(scope: Scope, { sourceId }: Receiving, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  const column = <T>(of: (place: Placed) => T) => placed.map(of)
  const shown = ({ outcome, arrived: { mail } }: Placed) =>
    outcome === 'left_out' || outcome === 'quarantined' ? mail : null
  await run(
    scope,
    sql`insert into arrival (workspace_id, id, source_id, folder, position, outcome, rule, because, detail, sender, subject, sent_at, size, raw_hash, interaction_id)
      select ${scope.workspaceId}::uuid, id, ${sourceId}::uuid, folder, position, outcome, rule, because, detail, sender, subject, sent_at, size, raw_hash, interaction_id
      from unnest(${column((p) => p.id)}::uuid[], ${column((p) => p.arrived.folder)}::text[], ${column((p) => p.arrived.position)}::text[],
        ${column((p) => p.outcome)}::text[], ${column((p) => p.rule)}::text[], ${column((p) => p.because)}::text[], ${column((p) => p.detail.slice(0, 500))}::text[],
        ${column((p) => (shown(p)?.from ? (valueOf(shown(p)?.from?.address ?? '') ?? '') : ''))}::text[], ${column((p) => (shown(p)?.subject ?? '').slice(0, 300))}::text[],
        ${column((p) => shown(p)?.date ?? null)}::timestamptz[], ${column((p) => p.arrived.size)}::bigint[],
        ${column((p) => p.arrived.raw?.hash ?? null)}::bytea[], ${column((p) => p.draft?.id ?? null)}::uuid[])
        as row (id, folder, position, outcome, rule, because, detail, sender, subject, sent_at, size, raw_hash, interaction_id)
      on conflict (workspace_id, source_id, folder, position) do update set outcome = excluded.outcome, rule = excluded.rule, because = excluded.because,
        detail = excluded.detail, sender = excluded.sender, subject = excluded.subject, sent_at = excluded.sent_at, interaction_id = excluded.interaction_id,
        raw_hash = coalesce(excluded.raw_hash, arrival.raw_hash), size = greatest(excluded.size, arrival.size)`.compile(
      db,
    ),
  )
}
