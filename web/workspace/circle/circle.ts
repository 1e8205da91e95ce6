// A few of the company: members and departments, chosen by name and told by name.
import { useApi } from '../../api.ts'
import type { Role } from '../members/role.ts'

export type Circle = { members: string[]; departments: string[] }
export type Part = { kind: 'members' | 'departments'; id: string; name: string; role?: Role; count?: number }

export const nobody: Circle = { members: [], departments: [] }
export const isNobody = ({ members, departments }: Circle): boolean => members.length + departments.length === 0

/** Everybody who can be chosen: departments first, then members; `kept` are those who stay on offer though they have left. */
export function useParts(kept: Circle = nobody): Part[] {
  const members = useApi('GET /members', {}, { touchedBy: ['member', 'department'], staleTime: 60_000 }).data?.items
  const departments = useApi('GET /departments', {}, { touchedBy: ['department', 'member'], staleTime: 60_000 }).data
    ?.items
  return [
    ...(departments ?? []).map(
      (one): Part => ({ kind: 'departments', id: one.id, name: one.name, count: one.members }),
    ),
    ...(members ?? [])
      .filter(({ id, status }) => status === 'active' || kept.members.includes(id))
      .map(({ id, name, role }): Part => ({ kind: 'members', id, name, role })),
  ]
}

/** The names of a circle, as far as they are known; asks only where there is one to name. */
export function useNamesOf(isWanted = true): (circle: Circle) => string[] {
  const members = useApi('GET /members', {}, { enabled: isWanted, touchedBy: ['member'], staleTime: 60_000 }).data
    ?.items
  const departments = useApi(
    'GET /departments',
    {},
    { enabled: isWanted, touchedBy: ['department'], staleTime: 60_000 },
  ).data?.items
  const named = (all: readonly { id: string; name: string }[] | undefined, ids: readonly string[]) =>
    ids.flatMap((id) => all?.find((one) => one.id === id)?.name ?? [])
  return (circle) => [...named(departments, circle.departments), ...named(members, circle.members)]
}

export function toggled(circle: Circle, { kind, id }: Part): Circle {
  const has = circle[kind].includes(id)
  return { ...circle, [kind]: has ? circle[kind].filter((one) => one !== id) : [...circle[kind], id] }
}
