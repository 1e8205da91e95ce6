// Whose an address is that we do not know, or no longer: one of ours, a person's, an organization's, or nobody's.
import { newId } from '../../base/id.ts'
import type { Scope } from '../../base/scope.ts'
import { type Ours, readOurs } from '../../workspace/member.ts'
import { meetColleagues } from '../../workspace/member/colleague.ts'
import { natureOf, organizationDomain } from '../address.ts'
import { type NewPerson, meetOrganizations, meetPersons } from '../meet.ts'
import { readName } from '../name.ts'

/** An address and the names it was seen with, the first one first. */
export type Unknown = { value: string; domain: string; names: readonly string[] }
export type Decided = {
  id: string
  value: string
  nature: 'personal' | 'role' | 'list' | 'noreply' | 'ours'
  personId: string | null
  organizationId: string | null
  memberId: string | null
  name: string
}

/** Decides for each, and makes the persons, organizations and colleagues that are new; the handles themselves are the caller's to write. */
export async function decideWhose(
  scope: Scope,
  unknown: readonly Unknown[],
): Promise<{ rows: Decided[]; persons: string[]; organizations: string[] }> {
  const ours = await recogniseOurs(scope, unknown)
  const others = unknown.filter(({ value, domain }) => !isOurs(ours, value, domain))
  const organizations = await meetOrganizations(
    scope,
    others.flatMap(({ domain }) => organizationDomain(domain) ?? []),
  )
  const persons: NewPerson[] = []
  const rows = unknown.map((one): Decided => {
    const { value, domain, names } = one
    const row = { id: newId(), value, personId: null, organizationId: null, memberId: null, name: names[0] ?? '' }
    if (isOurs(ours, value, domain)) return { ...row, nature: 'ours', memberId: ours.addresses.get(value) ?? null }
    const organizationId = organizations.byDomain.get(organizationDomain(domain) ?? '') ?? null
    const nature = natureOf(value)
    // A role address at a free-mail host has no organization behind it: somebody's own.
    if (nature === 'personal' || (nature === 'role' && !organizationId)) {
      const person = { id: newId(), address: value, names, organizationId }
      persons.push(person)
      return { ...row, nature: 'personal', personId: person.id, organizationId }
    }
    return { ...row, nature, organizationId: nature === 'list' ? null : organizationId }
  })
  await meetPersons(scope, persons)
  return { rows, persons: persons.map(({ id }) => id), organizations: organizations.met }
}

export const isOurs = (ours: Ours, value: string, domain: string) =>
  ours.addresses.has(value) || ours.domains.has(domain)

/** Our own addresses and domains; whoever is first seen at one of our domains becomes a colleague, a role address there a shared one. */
async function recogniseOurs(scope: Scope, strangers: readonly Unknown[]): Promise<Ours> {
  const ours = await readOurs(scope)
  const colleagues = strangers.filter(({ value, domain }) => ours.domains.has(domain) && !ours.addresses.has(value))
  if (colleagues.length === 0) return ours
  const met = colleagues.map(({ value, names }) => ({ address: value, name: colleagueName(value, names) }))
  await meetColleagues(scope, met)
  return readOurs(scope)
}

/** What a colleague of this address is called; null where it is nobody's own. */
export const colleagueName = (value: string, names: readonly string[]): string | null =>
  natureOf(value) === 'personal' ? ((readName(names[0] ?? '', value).name || value.split('@')[0]) ?? null) : null
