// Reads what was exchanged with customers between two days: packed days as they are packed, changed ones as they are now.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, named } from '../../base/scope.ts'
import type { Step } from '../period.ts'
import { type Bits, addBit, bitsFor } from './bits.ts'
import { exchanged, packed, spansOf } from './exchange.ts'

type Row = {
  at: string | null
  memberId: string
  /** The customer of this row, where it has no number yet. */
  stranger: string | null
  /** The greatest number that any customer has. */
  most: number
  heard: Buffer
  spoke: Buffer
  answered: Buffer
}

/**
 * One statement, so that a day is seen either packed or changed, never neither. With a step the rows are told apart by it.
 * What it reads grows with the days and members, not with the messages: 12 ms for a year of 333,000.
 */
export function touchesQuery(scope: Scope, { from, to }: { from: string; to: string }, timeZone: string, step?: Step) {
  const workspace = scope.workspaceId
  const at = step ? sql`date_trunc(${step}::text, e.day::timestamp)::date` : sql`null::date`
  const changed = sql`select distinct c.day from day_changed c where c.workspace_id = ${workspace} and c.day between ${from}::date and ${to}::date`
  return named(
    sql<Row>`with spans as materialized (${spansOf(changed, timeZone)}),
        every as (
          select t.day, t.member_id, null::uuid as stranger, t.heard, t.spoke, t.answered from touch_day t
          where t.workspace_id = ${workspace} and t.day between ${from}::date and ${to}::date and t.audience_id = any(${[...scope.audiences]}::uuid[])
            and not exists (select from spans s where s.day = t.day)
          union all
          select x.day, x.member_id, x.stranger, x.heard, x.spoke, x.answered from (${exchanged(scope, sql.ref('spans'), scope.audiences)}) x)
      select ${at} as at, e.member_id as "memberId", e.stranger, ${packed('heard')}, ${packed('spoke')}, ${packed('answered')},
        (select coalesce(max(n.number), 0) from customer_number n where n.workspace_id = ${workspace}) as most
      from every e group by 1, 2, 3`.compile(db),
  )
}

/** Customers who were removed: they count nowhere. */
export const removedQuery = (scope: Scope) =>
  named(
    sql<{
      id: string
      number: number | null
    }>`select r.subject_id as id, n.number from removal r left join customer_number n on n.workspace_id = ${scope.workspaceId} and n.customer_id = r.subject_id
      where r.workspace_id = ${scope.workspaceId}`.compile(db),
  )

export type MemberTouches = { in: number; out: number; customers: Bits; seconds: Uint32Array }
export type Touches = {
  /** Every customer's number is below this; 0 stands for no customer. */
  size: number
  /** Of customers who have no number of their own, the ids, from the number `strangersFrom` on. */
  strangersFrom: number
  strangers: readonly string[]
  members: ReadonlyMap<string, MemberTouches>
  /** How many messages there were with each customer, where that was asked for. */
  messages: Uint32Array | null
  steps: ReadonlyMap<string, { in: number; out: number }>
}

type Removed = readonly { id: string; number: number | null }[]
type Unpacked = { row: Row; stranger: number; heard: Uint32Array; spoke: Uint32Array; answered: Uint32Array }

/** Unpacks the rows; who was removed is left away. `counted`: with how many messages there were with each customer. */
export function unpackTouches(rows: readonly Row[], removed: Removed, { counted = false } = {}): Touches {
  const strangers = [...new Set(rows.flatMap(({ stranger }) => stranger ?? []))]
  const packs = rows.map((row) => ({
    row,
    heard: numbersOf(row.heard),
    spoke: numbersOf(row.spoke),
    answered: numbersOf(row.answered),
  }))
  const strangersFrom = 1 + (rows[0]?.most ?? 0)
  const size = strangersFrom + strangers.length
  const places = new Map(strangers.map((id, at) => [id, strangersFrom + at]))
  const gone = bitsFor(size)
  for (const { id, number } of removed) {
    const at = number ?? places.get(id)
    if (at !== undefined && at < size) addBit(gone, at)
  }
  const unpacked = packs.map((pack) => ({ ...pack, stranger: places.get(pack.row.stranger ?? '') ?? 0 }))
  return { size, strangersFrom, strangers, ...gather(unpacked, size, gone, counted) }
}

function gather(unpacked: readonly Unpacked[], size: number, gone: Bits, counted: boolean) {
  const messages = counted ? new Uint32Array(size) : null
  const members = new Map<string, MemberTouches & { times: Uint32Array[] }>()
  const steps = new Map<string, { in: number; out: number }>()
  for (const { row, stranger, heard, spoke, answered } of unpacked) {
    const member = members.get(row.memberId) ?? { ...noTouches(size), times: [] }
    members.set(row.memberId, member)
    const step = steps.get(row.at ?? '') ?? { in: 0, out: 0 }
    steps.set(row.at ?? '', step)
    const came = count(heard, stranger, gone, member.customers, messages)
    const went = count(spoke, stranger, gone, member.customers, messages)
    member.in += came
    member.out += went
    step.in += came
    step.out += went
    member.times.push(secondsOf(answered, stranger, gone))
  }
  for (const member of members.values()) member.seconds = joined(member.times)
  return { members, messages, steps }
}

const noTouches = (size: number): MemberTouches => ({
  in: 0,
  out: 0,
  customers: bitsFor(size),
  seconds: new Uint32Array(),
})

/** Counts the messages, with whom each was, and adds whom there were to the member's. */
function count(
  numbers: Uint32Array,
  stranger: number,
  gone: Bits,
  customers: Bits,
  messages: Uint32Array | null,
): number {
  let counted = 0
  for (let at = 0; at < numbers.length; at++) {
    const customer = numbers[at] || stranger
    const word = customer >>> 5
    const bit = 1 << (customer & 31)
    if ((gone[word] ?? 0) & bit) continue
    counted++
    if (customer === 0) continue
    customers[word] = (customers[word] ?? 0) | bit
    if (messages) messages[customer] = (messages[customer] ?? 0) + 1
  }
  return counted
}

/** The seconds of pairs (customer, seconds). */
function secondsOf(pairs: Uint32Array, stranger: number, gone: Bits): Uint32Array {
  const seconds = new Uint32Array(pairs.length / 2)
  let kept = 0
  for (let at = 0; at < pairs.length; at += 2) {
    const customer = pairs[at] || stranger
    if ((gone[customer >>> 5] ?? 0) & (1 << (customer & 31))) continue
    seconds[kept++] = pairs[at + 1] ?? 0
  }
  return seconds.subarray(0, kept)
}

export function joined(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Packed numbers are big-endian; a view needs them in this machine's order, and at a multiple of four. */
function numbersOf(bytes: Buffer): Uint32Array {
  const own = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer)
  return new Uint32Array(own.swap32().buffer, own.byteOffset, own.length / 4)
}
