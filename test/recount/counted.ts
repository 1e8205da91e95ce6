// The figures of the Company view counted by plain statements over the messages and answers themselves.
import { sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { run, type Scope } from '../../server/base/scope.ts'
import { listMembers } from '../../server/workspace/member.ts'
import { period } from './mail.ts'

type Said = { member: string | null; customer: string | null; direction: string }
type Answered = { member: string | null; seconds: number }
type Member = { id: string; departmentId: string | null }
type Side = ReturnType<typeof sideOf>
/** The figures of these members; null is nobody. */
type Of = (ids: readonly (string | null)[]) => Side

export async function counted(scope: Scope, zone: string) {
  const members = await listMembers(scope)
  const { said, answered } = await readPeriod(scope, zone)
  const of: Of = (ids) =>
    sideOf(
      said.filter(({ member }) => ids.includes(member)),
      answered.filter(({ member }) => ids.includes(member)),
    )
  return {
    all: sideOf(said, answered),
    members: busy([...members.map(({ id }): [string, Side] => [id, of([id])]), ['nobody', of([null])]]),
    departments: departmentsIn(members, of),
    ...touchedIn(said, members),
    in: said.filter(({ direction }) => direction === 'in').length,
    out: said.filter(({ direction }) => direction === 'out').length,
  }
}

/** What the scope may read of the period. */
async function readPeriod(scope: Scope, zone: string) {
  const { workspaceId, audiences } = scope
  const inPeriod = (at: string) =>
    sql`(${sql.ref(at)} at time zone ${zone})::date between ${period.from}::date and ${period.to}::date`
  const seen = sql`audience_id = any(${[...audiences]}::uuid[]) and not exists (select from removal r where r.workspace_id = ${workspaceId} and r.subject_id = customer_id)`
  const [said, answered] = await run(
    scope,
    sql<Said>`select member_id as member, customer_id as customer, direction from interaction
      where workspace_id = ${workspaceId} and direction <> 'among' and ${inPeriod('happened_at')} and ${seen}`.compile(
      db,
    ),
    sql<Answered>`select member_id as member, seconds from answer
      where workspace_id = ${workspaceId} and ${inPeriod('answered_at')} and ${seen}`.compile(db),
  )
  return { said, answered }
}

const busy = (sides: readonly [string, Side][]) =>
  Object.fromEntries(sides.filter(([, side]) => side.in + side.out + side.answers > 0))

function departmentsIn(members: readonly Member[], of: Of): Record<string, Side> {
  const groups = Map.groupBy(members, ({ departmentId }) => departmentId ?? 'none')
  const without = groups.get('none') ?? []
  groups.delete('none')
  if (groups.size === 0) return {}
  const side = (some: readonly Member[]) => of(some.map(({ id }) => id))
  return busy([
    ...[...groups].map(([id, some]): [string, Side] => [id, side(some)]),
    ['none', side(without)],
    ['nobody', of([null])],
  ])
}

/** With how many of us each customer was in touch, and which departments share how many. */
function touchedIn(said: readonly Said[], members: readonly Member[]) {
  const departmentOf = new Map(members.map(({ id, departmentId }) => [id, departmentId]))
  const touched = Map.groupBy(
    said.filter(({ customer }) => customer),
    ({ customer }) => customer ?? '',
  )
  const ofEach = (side: (member: string) => string | null | undefined) =>
    [...touched.values()].map((rows) => new Set(rows.flatMap(({ member }) => (member && side(member)) || [])))
  const inMembers = ofEach((member) => member)
  const inDepartments = ofEach((member) => departmentOf.get(member))
  return {
    spread: { members: spreadOf(inMembers), departments: spreadOf(inDepartments) },
    pairs: pairsOf(inDepartments),
  }
}

/** How many customers none, one, two, or more of us touched. */
function spreadOf(all: readonly Set<string>[]): number[] {
  const spread = [0, 0, 0, 0]
  for (const { size } of all) spread[Math.min(3, size)]!++
  return spread
}

function pairsOf(all: readonly Set<string>[]): string[] {
  const pairs = all.flatMap((sides) =>
    [...sides].sort().flatMap((a, at, sorted) => sorted.slice(at + 1).map((b) => `${a} ${b}`)),
  )
  return [...Map.groupBy(pairs, (pair) => pair)].map(([pair, times]) => `${pair} ${times.length}`).sort()
}

function sideOf(
  said: readonly { customer: string | null; direction: string }[],
  answered: readonly { seconds: number }[],
) {
  const seconds = answered.map((one) => one.seconds).sort((a, b) => a - b)
  const at = (share: number) => seconds[Math.ceil(share * seconds.length) - 1] ?? null
  return {
    in: said.filter(({ direction }) => direction === 'in').length,
    out: said.filter(({ direction }) => direction === 'out').length,
    customers: new Set(said.flatMap(({ customer }) => customer ?? [])).size,
    answers: seconds.length,
    median: at(0.5),
    ninth: at(0.9),
  }
}
