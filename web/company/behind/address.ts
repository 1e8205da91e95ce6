// The lists behind the figures: where each is, what of it stands in its address, and where its rows lead.
import type { LinkProps } from '@tanstack/react-router'
import { isId } from '../../kit/page/address.ts'
import { type Company, daysIn } from '../period.ts'

export const lists = ['customers', 'messages', 'answers', 'newcomers', 'waiting'] as const
export type List = (typeof lists)[number]

/** The address's texts; '' is "not asked for". */
export const unfiltered = {
  from: '',
  to: '',
  member: '',
  /** yes: of nobody by name. */
  nobody: '',
  department: '',
  also: '',
  /** yes: of members without a department. */
  none: '',
  /** In touch with so many of us, or of our departments. */
  members: '',
  departments: '',
  direction: '',
  age: '',
}
export type Filter = typeof unfiltered
/** What a list is shown with. */
export type Narrowed = { filter: Filter; onFilter: (change: Partial<Filter>) => void }

/** The list with these filters, of these days. */
export function behind(
  list: List,
  { from, to }: Partial<Pick<Company, 'from' | 'to'>>,
  filter: Partial<Filter> = {},
): LinkProps {
  const search = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...filter }
  return { to: '/company/$list', params: { list }, search } as unknown as LinkProps
}

export const toCustomer = (id: string): LinkProps => ({ to: '/customers/$id', params: { id } }) as LinkProps

/** The conversation, at one of its messages. */
export const toMessage = (conversationId: string, at: string): LinkProps =>
  ({ to: '/conversations/$id', params: { id: conversationId }, search: { at } }) as unknown as LinkProps

type Touch = Company['members'][number]

/** Whose a row of the table of touches is. */
export function filterOf({ id, who }: Touch): Partial<Filter> {
  if (who === 'nobody') return { nobody: 'yes' }
  if (who === 'none') return { none: 'yes' }
  return who === 'member' ? { member: id ?? '' } : { department: id ?? '' }
}

/** As the server is asked; what an address by hand says that is none of ours is passed over. */
export function inputOf(filter: Filter) {
  const { member, department, also, nobody, none, members, departments } = filter
  const apart = (text: string) => (/^[0-3]$/.test(text) ? Number(text) : undefined)
  return {
    ...daysIn(filter),
    ...(isId(member) ? { memberId: member } : {}),
    ...(nobody ? { nobody: true } : {}),
    ...(isId(department) ? { departmentId: department } : {}),
    ...(isId(also) ? { alsoDepartmentId: also } : {}),
    ...(none ? { noDepartment: true } : {}),
    ...(apart(members) === undefined ? {} : { members: apart(members) }),
    ...(apart(departments) === undefined ? {} : { departments: apart(departments) }),
  }
}
