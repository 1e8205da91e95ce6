// Whose messages or answers a list behind the Company view is about: one member's, a department's, nobody's by name, or everybody's.
import { type RawBuilder, sql } from 'kysely'
import { flag, id } from '../../base/endpoint.ts'
import type { Scope } from '../../base/scope.ts'
import { readColleagues } from './colleagues.ts'

export const whomInput = {
  memberId: id.optional(),
  /** Those of nobody by name: of shared addresses. */
  nobody: flag.optional(),
  departmentId: id.optional(),
  /** Of members who belong to no department. */
  noDepartment: flag.optional(),
}
type Asked = {
  memberId?: string | undefined
  nobody?: boolean | undefined
  departmentId?: string | undefined
  noDepartment?: boolean | undefined
}

/** The members it is about; null: everybody, and nobody by name. */
export async function readWhom(scope: Scope, asked: Asked): Promise<readonly (string | null)[] | null> {
  const { memberId, departmentId, noDepartment, nobody } = asked
  if (nobody) return [null]
  if (!memberId && !departmentId && !noDepartment) return null
  const { members, groups, without } = await readColleagues(scope)
  const sets = [
    ...(memberId ? [members.has(memberId) ? [memberId] : []] : []),
    ...(departmentId ? [groups.get(departmentId) ?? []] : []),
    ...(noDepartment ? [without] : []),
  ]
  return (sets[0] ?? []).filter((one) => sets.every((set) => set.includes(one)))
}

/**
 * A select of the rows that `rowsOf` selects for each member, merged: each member's stand in the order of an index, so that
 * a page reads a page of each at most. `rowsOf` takes the condition on whose they are.
 */
export function mergeOf(
  whom: readonly (string | null)[] | null,
  column: RawBuilder<unknown>,
  rowsOf: (whose: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (whom === null) return rowsOf(sql`true`)
  if (whom[0] === null) return rowsOf(sql`${column} is null`)
  return sql`select each.* from unnest(${[...whom]}::uuid[]) as one (id) cross join lateral (${rowsOf(sql`${column} = one.id`)}) each`
}
