// Who touches the customer: each member and each department, now and before, the busiest first.
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import { type Figures, figuresOf } from '../../company/figures.ts'
import { nobody } from '../../company/touch/exchange.ts'
import type { Touches } from '../../company/touch/read.ts'
import type { Colleagues } from './colleagues.ts'

const count = z.number().int()
export const figuresShape = z.object({
  /** Messages that customers wrote, and that we did. */
  in: count,
  out: count,
  customers: count,
  answers: count,
  /** Seconds: half of the answers, and nine of ten, took no longer. Null: no answer. */
  median: z.number().nullable(),
  ninth: z.number().nullable(),
})

export const touchShape = z.object({
  /** Null for nobody by name (shared addresses), and for those who belong to no department. */
  id: id.nullable(),
  who: z.enum(['member', 'department', 'nobody', 'none']),
  name: z.string(),
  /** A member's department; empty for a department itself. */
  department: z.string(),
  now: figuresShape,
  before: figuresShape.nullable(),
})
type Touch = z.input<typeof touchShape>

export function touchesOf(now: Touches, before: Touches | null, { members, departments, groups, without }: Colleagues) {
  const touch = (own: Omit<Touch, 'now' | 'before'>, memberIds: readonly string[]): Touch => ({
    ...own,
    now: figuresOf(now, memberIds),
    before: before && figuresOf(before, memberIds),
  })
  const byNobody = touch({ id: null, who: 'nobody', name: '', department: '' }, [nobody])
  const byMember = [...members.values()].map(({ id, name, departmentId }) =>
    touch({ id, who: 'member', name, department: departments.get(departmentId ?? '') ?? '' }, [id]),
  )
  const byDepartment = [...groups].map(([id, memberIds]) =>
    touch({ id, who: 'department', name: departments.get(id) ?? '', department: '' }, memberIds),
  )
  const byNone = touch({ id: null, who: 'none', name: '', department: '' }, without)
  return {
    members: busiestFirst([...byMember, byNobody]),
    departments: groups.size > 0 ? busiestFirst([...byDepartment, byNone, byNobody]) : [],
  }
}

/** Without those who exchanged nothing, now or before. */
const busiestFirst = (touches: readonly Touch[]): Touch[] =>
  touches
    .filter(({ now, before }) => sizeOf(now) + (before ? sizeOf(before) : 0) > 0)
    .sort((a, b) => sizeOf(b.now) - sizeOf(a.now) || (a.name < b.name ? -1 : 1))

const sizeOf = ({ in: heard, out, answers }: Figures): number => heard + out + answers
