// Some interactions filed anew: read from their own bytes who took part, and written which way they went and with whom.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { readKnowers } from '../../people/known/circle.ts'
import { identify } from '../../people/identify.ts'
import { forgetConclusions } from '../../people/whose/opening.ts'
import { parseMails } from '../mail/apart.ts'
import type { ParsedMail } from '../mail/parse.ts'
import { withRaws } from '../raw.ts'
import { readHeldBack } from '../readers/blind.ts'
import { nameAnew } from '../readers/move.ts'
import { recountSubjects } from '../receive/acquaintance.ts'
import { daysOf, markDays } from '../receive/changed-day.ts'
import { shiftDays } from '../receive/count.ts'
import { directionOf, partiesOf, readParticipants } from '../receive/draft.ts'

/** An interaction with the mail it was written from; the order of its addressees says who comes first. */
export type Filed = { id: string; mail: ParsedMail }

/** Reads the mails behind interactions; one whose bytes cannot be read any more stays as it is. */
export async function readFiled(scope: Scope, interactionIds: readonly string[]): Promise<Filed[]> {
  const query = db
    .selectFrom('interaction')
    .select(['id', 'raw_hash'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${[...interactionIds]}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  const filed: Filed[] = []
  for await (const group of withRaws(scope, rows, (row) => row.raw_hash)) {
    const outcomes = await parseMails(group.map(({ kept }) => kept))
    for (const [at, { row }] of group.entries()) {
      const outcome = outcomes[at]
      if (outcome?.ok) filed.push({ id: row.id, mail: outcome.value })
    }
  }
  return filed
}

type Row = {
  id: string
  direction: string
  happened_at: string
  channel: string
  audience_id: string
  customer_id: string | null
  member_id: string | null
}

/** Writes anew who took part and which way it went, and counts anew whom that concerns; answers whether others came to know somebody by it. */
export async function fileAnew(scope: Scope, timeZone: string, filed: readonly Filed[]): Promise<boolean> {
  const ids = filed.map(({ id }) => id)
  const before = await subjectsOf(scope, ids)
  const turned = await turn(scope, await readRows(scope, ids), filed)
  await followHandles(scope, ids)
  const changed = turned.filter(isChanged)
  await writeTurned(scope, changed)
  await markDays(
    scope,
    daysOf(
      timeZone,
      changed.map(({ row }) => row.happened_at),
    ),
  )
  await shiftDays(
    scope,
    timeZone,
    turned
      .filter(({ row, direction }) => row.direction !== direction)
      .flatMap(({ row, direction }) => [
        { ...row, by: -1 as const },
        { ...row, direction, by: 1 as const },
      ]),
  )
  const subjects = [...new Set([...before, ...(await subjectsOf(scope, ids))])]
  const knowers = await readKnowers(scope, subjects)
  await recountSubjects(scope, subjects)
  const forgotten = await forgetConclusions(scope, knowers)
  await nameAnew(scope, ids)
  return forgotten.length > 0
}

type Turned = { row: Row; direction: string; customerId: string | null; memberId: string | null }

/** Which way each went and with whom, as a capture of now would say it. */
async function turn(scope: Scope, rows: readonly Row[], filed: readonly Filed[]): Promise<Turned[]> {
  const mails = new Map(filed.map(({ id, mail }) => [id, mail]))
  const written = filed.flatMap(({ mail }) => [...(mail.from ? [mail.from] : []), ...mail.to, ...mail.cc, ...mail.bcc])
  const { byValue } = await identify(scope, written)
  const held = await readHeldBack(
    scope,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const mail = mails.get(row.id)
    if (!mail) return []
    const participants = readParticipants(mail, byValue).filter(
      ({ part, who }) => part !== 'bcc' || !held.has(`${row.id} ${who.handleId}`),
    )
    const direction = directionOf(participants)
    return [{ row, direction, ...partiesOf(direction, participants) }]
  })
}

async function readRows(scope: Scope, ids: readonly string[]): Promise<Row[]> {
  const query = db
    .selectFrom('interaction')
    .select(['id', 'direction', 'happened_at', 'channel', 'audience_id', 'customer_id', 'member_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  return rows
}

async function subjectsOf(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const query = db
    .selectFrom('participant')
    .select(['person_id', 'organization_id'])
    .distinct()
    .where('workspace_id', '=', scope.workspaceId)
    .where('interaction_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  return [...new Set(rows.flatMap((row) => [row.person_id ?? [], row.organization_id ?? []].flat()))]
}

async function followHandles(scope: Scope, ids: readonly string[]): Promise<void> {
  await run(
    scope,
    sql`update participant p set person_id = h.person_id, organization_id = h.organization_id, member_id = h.member_id
      from handle h where p.workspace_id = ${scope.workspaceId} and p.interaction_id = any(${[...ids]}::uuid[])
        and h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id
        and (p.person_id, p.organization_id, p.member_id) is distinct from (h.person_id, h.organization_id, h.member_id)`.compile(
      db,
    ),
  )
}

const isChanged = ({ row, direction, customerId, memberId }: Turned): boolean =>
  row.direction !== direction || row.customer_id !== customerId || row.member_id !== memberId

async function writeTurned(scope: Scope, changed: readonly Turned[]): Promise<void> {
  const column = <T>(of: (one: Turned) => T) => changed.map(of)
  await run(
    scope,
    sql`update interaction i set direction = turned.direction, customer_id = turned.customer_id, member_id = turned.member_id
      from unnest(${column((t) => t.row.id)}::uuid[], ${column((t) => t.direction)}::text[], ${column((t) => t.customerId)}::uuid[], ${column((t) => t.memberId)}::uuid[])
        as turned (id, direction, customer_id, member_id)
      where i.workspace_id = ${scope.workspaceId} and i.id = turned.id`.compile(db),
  )
}
