// The Company view: what was said over time, who of us touches the customer and how fast, who waits, who is new.
import { z } from 'zod'
import { day, id } from '../base/endpoint.ts'
import { type Scope, run } from '../base/scope.ts'
import { keepSlow } from '../company/kept.ts'
import {
  type Answering,
  type Touching,
  agesQuery,
  answeringQuery,
  firstDayQuery,
  newcomersQuery,
  sourcesQuery,
  spokenQuery,
  touchDays,
  touchingQuery,
} from '../company/metric.ts'
import { type Period, periodOf, shift, steps, stepsOf } from '../company/period.ts'
import { listDepartments } from '../workspace/department.ts'
import { listMembers } from '../workspace/member.ts'
import { may } from '../workspace/role.ts'
import { readWorkspace } from '../workspace/workspace.ts'

const count = z.number().int()
const touch = z.object({
  id,
  name: z.string(),
  /** A member's department; empty for a department itself. */
  department: z.string(),
  interactions: count,
  customers: count,
  answers: count,
  /** Seconds: half of the answers, and nine of ten, took no longer. Null: no answer. */
  median: z.number().nullable(),
  ninth: z.number().nullable(),
})

export const companyInput = z.object({ from: day.optional(), to: day.optional() })
export const companyShape = z.object({
  from: day,
  to: day,
  step: z.enum(steps),
  /** Since when there is anything to tell. */
  firstDay: day.nullable(),
  spoken: z.array(z.object({ at: day, in: count, out: count, among: count })),
  newcomers: z.array(z.object({ at: day, people: count })),
  touchFrom: day,
  /** Everybody's answers of the same days. */
  answers: z.object({ answers: count, median: z.number(), ninth: z.number() }).nullable(),
  members: z.array(touch),
  departments: z.array(touch),
  /** Who waits, by how long: under a day, three days, a week, longer; before: old when it was captured. */
  waiting: z.object({ day: count, threeDays: count, week: count, longer: count, before: count }),
  /** Null where one may not read sources. */
  sources: z
    .object({
      sources: count,
      listed: count,
      captured: count,
      joined: count,
      quarantined: count,
      leftOut: count,
      missing: count,
    })
    .nullable(),
})
type Company = z.input<typeof companyShape>

export async function readCompany(scope: Scope, input: z.output<typeof companyInput>): Promise<Company> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const to = input.to ?? today(timeZone)
  const period = periodOf(input.from ?? shift(to, -89), to)
  const key = [scope.workspaceId, ...scope.audiences.toSorted(), timeZone, period.from, period.to].join(' ')
  const [[[first], spoken, [ages], [sources]], [newcomers, answering, touching]] = await Promise.all([
    run(scope, firstDayQuery(scope), spokenQuery(scope, period), agesQuery(scope), sourcesQuery(scope)),
    keepSlow(key, () =>
      run(
        scope,
        newcomersQuery(scope, period, timeZone),
        answeringQuery(scope, period, timeZone),
        touchingQuery(scope, period, timeZone),
      ),
    ),
  ])
  const everybody = answering.find(({ memberId, departmentId }) => memberId === null && departmentId === null)
  return {
    ...period,
    firstDay: first?.day ?? null,
    spoken: filled(period, spoken, { in: 0, out: 0, among: 0 }),
    newcomers: filled(period, newcomers, { people: 0 }),
    touchFrom: shift(to, 1 - touchDays),
    answers: everybody && everybody.answers > 0 ? everybody : null,
    ...(await touches(scope, touching, answering)),
    waiting: ages ?? { day: 0, threeDays: 0, week: 0, longer: 0, before: 0 },
    sources: may(scope.role, 'readSources') && sources ? sources : null,
  }
}

const today = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date())

/** One point for each step, also where nothing was said. */
function filled<T extends { at: string }>(period: Period, rows: readonly T[], none: Omit<T, 'at'>): T[] {
  const known = new Map(rows.map((row) => [row.at, row]))
  return stepsOf(period).map((at) => known.get(at) ?? ({ at, ...none } as T))
}

/** Members and departments that exchanged anything, the busiest first. */
async function touches(
  scope: Scope,
  touching: readonly Touching[],
  answering: readonly Answering[],
): Promise<Pick<Company, 'members' | 'departments'>> {
  const members = new Map((await listMembers(scope)).map((member) => [member.id, member]))
  const departments = new Map((await listDepartments(scope)).map(({ id, name }) => [id, name]))
  const row = (name: string | undefined, { memberId, departmentId, ...counts }: Touching, department = '') => {
    const answers = answering.find(
      (one) => one.memberId === memberId && (memberId !== null || one.departmentId === departmentId),
    )
    return {
      id: memberId ?? departmentId ?? '',
      name: name ?? '',
      department,
      ...counts,
      answers: answers?.answers ?? 0,
      median: answers?.median ?? null,
      ninth: answers?.ninth ?? null,
    }
  }
  const busiest = touching.toSorted((a, b) => b.interactions - a.interactions)
  return {
    members: busiest.flatMap((one) => {
      const member = members.get(one.memberId ?? '')
      return member ? [row(member.name, one, departments.get(member.departmentId ?? ''))] : []
    }),
    departments: busiest.flatMap((one) => (one.departmentId ? [row(departments.get(one.departmentId), one)] : [])),
  }
}
