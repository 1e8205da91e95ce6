// The Company view: what was said over time, who of us touches the customer and how fast, who waits, who is new, how complete it is; and how each was before.
import { z } from 'zod'
import { day } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { completenessQuery, completenessShape } from '../../company/completeness.ts'
import { allCustomers, apart, figuresOf, sharedOf, sidesOf } from '../../company/figures.ts'
import {
  ages,
  agesQuery,
  amongQuery,
  firstDayQuery,
  newcomersCountQuery,
  newcomersQuery,
} from '../../company/metric.ts'
import { type Period, steps, stepsOf } from '../../company/period.ts'
import { countBits } from '../../company/touch/bits.ts'
import { overdueQuery, packSoon } from '../../company/touch/pack.ts'
import { type Touches, removedQuery, touchesQuery, unpackTouches } from '../../company/touch/read.ts'
import { may } from '../../workspace/role.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { readColleagues, type Colleagues } from './colleagues.ts'
import { comparisonInput, periodInput, readPeriod } from './period.ts'
import { figuresShape, touchShape, touchesOf } from './touch.ts'

const count = z.number().int()

export const companyInput = z.object({ ...periodInput, compare: comparisonInput })
export const companyShape = z.object({
  from: day,
  to: day,
  step: z.enum(steps),
  today: day,
  /** What it is held against; null where nothing is known of it. */
  before: z.object({ from: day, to: day }).nullable(),
  /** Since when there is anything to tell. */
  firstDay: day.nullable(),
  spoken: z.array(z.object({ at: day, in: count, out: count, among: count })),
  newcomers: z.array(z.object({ at: day, people: count })),
  newcomersBefore: count.nullable(),
  all: z.object({ now: figuresShape, before: figuresShape.nullable() }),
  members: z.array(touchShape),
  departments: z.array(touchShape),
  /** How many customers are in touch with none of us by name, with one, two, three and more; and with as many departments. */
  spread: z.object({ members: z.array(count), departments: z.array(count) }),
  /** How many customers speak with both of two departments. */
  shared: z.array(z.object({ a: z.uuid(), b: z.uuid(), customers: count })),
  waiting: z.object(Object.fromEntries(ages.map((age) => [age, count])) as Record<(typeof ages)[number], typeof count>),
  /** Null where one may not read sources. */
  sources: z.array(completenessShape).nullable(),
})
type Company = z.input<typeof companyShape>
/** Days that hold nothing, where nothing is compared. */
const noDays = { from: '0001-01-02', to: '0001-01-01' }

/** One round trip. */
export async function readCompany(scope: Scope, input: z.output<typeof companyInput>): Promise<Company> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const { today, period, before: wanted } = readPeriod(input, timeZone, input.compare)
  const former = wanted ?? noDays
  const [rows, rowsBefore, removed, among, newcomers, [newBefore], [waiting], [first], sources, [days]] = await run(
    scope,
    touchesQuery(scope, period, timeZone, period.step),
    touchesQuery(scope, former, timeZone),
    removedQuery(scope),
    amongQuery(scope, period),
    newcomersQuery(scope, period, timeZone),
    newcomersCountQuery(scope, former, timeZone),
    agesQuery(scope, today, timeZone),
    firstDayQuery(scope),
    completenessQuery(scope),
    overdueQuery(scope),
  )
  if (days?.overdue) await packSoon(scope)
  // Of days before anything was captured it cannot be said that there was nothing.
  const before = wanted && first?.day && wanted.to >= first.day ? wanted : null
  const colleagues = await readColleagues(scope)
  const touches = unpackTouches(rows, removed)
  return {
    ...period,
    today,
    before,
    firstDay: first?.day ?? null,
    spoken: spokenOf(period, touches, among),
    newcomers: filled(period, newcomers, { people: 0 }),
    newcomersBefore: before && (newBefore?.people ?? 0),
    ...touched(touches, before && unpackTouches(rowsBefore, removed), colleagues),
    waiting: waiting ?? { today: 0, days: 0, week: 0, longer: 0, before: 0 },
    sources: may(scope.role, 'readSources') ? sources : null,
  }
}

function touched(now: Touches, before: Touches | null, colleagues: Colleagues) {
  const all = allCustomers(now)
  const sides = sidesOf(now, colleagues.groups)
  const everybody = (touches: Touches) => figuresOf(touches, [...touches.members.keys()])
  return {
    all: { now: everybody(now), before: before && everybody(before) },
    ...touchesOf(now, before, colleagues),
    spread: {
      members: apart(all, sides.members, now.size).map(countBits),
      departments: apart(all, sides.departments, now.size).map(countBits),
    },
    shared: sharedOf(sides.departments),
  }
}

function spokenOf(period: Period, { steps }: Touches, among: readonly { at: string; among: number }[]) {
  const ours = new Map(among.map((one) => [one.at, one.among]))
  return stepsOf(period).map((at) => ({ at, ...(steps.get(at) ?? { in: 0, out: 0 }), among: ours.get(at) ?? 0 }))
}

/** One point for each step, also where there was nothing. */
function filled<T extends { at: string }>(period: Period, rows: readonly T[], none: Omit<T, 'at'>): T[] {
  const known = new Map(rows.map((row) => [row.at, row]))
  return stepsOf(period).map((at) => known.get(at) ?? ({ at, ...none } as T))
}
