// Who of us is in which department, as the figures of the company are told apart.
import type { Scope } from '../../base/scope.ts'
import type { Groups } from '../../company/figures.ts'
import { listDepartments } from '../../workspace/department.ts'
import { listMembers } from '../../workspace/member.ts'

export type Colleagues = {
  members: ReadonlyMap<string, { id: string; name: string; departmentId: string | null }>
  departments: ReadonlyMap<string, string>
  /** The members counted under each department. */
  groups: Groups
  /** Members who belong to none. */
  without: readonly string[]
}

export async function readColleagues(scope: Scope): Promise<Colleagues> {
  const [members, departments] = await Promise.all([listMembers(scope), listDepartments(scope)])
  const groups = Map.groupBy(
    members.filter(({ departmentId }) => departmentId !== null),
    ({ departmentId }) => departmentId ?? '',
  )
  return {
    members: new Map(members.map((member) => [member.id, member])),
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    groups: new Map([...groups].map(([id, some]) => [id, some.map((member) => member.id)])),
    without: members.filter(({ departmentId }) => departmentId === null).map(({ id }) => id),
  }
}
