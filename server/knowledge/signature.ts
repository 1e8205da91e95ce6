// Learns from signatures who somebody is: full name, title, phone numbers, and what their organization calls itself.
import { type RawBuilder, sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { readSignature, type SignatureRead } from '../capture/signature.ts'
import { readCircles, type Within } from '../people/known/circle.ts'
import { normalisePhone } from '../people/phone.ts'
import { readName } from '../people/name.ts'
import { nameOrganizations, type Signed, writeSigned } from '../people/signed.ts'
import { audienceId } from '../workspace/audience.ts'
import { readWorkspace } from '../workspace/workspace.ts'

/** The newest signed messages of each person that are read, and of those of an organization that decide its name. */
const newest = 4
const mostPhones = 3
const newestOfOrganization = 20

/** One for each signature, and one without where there is none in mail of that audience: what earlier signatures said may have to be taken back. */
type Row = { subjectId: string; knower: string; name: string; address: string; signature: string }

/**
 * Recomputes what signatures say of the senders of these interactions, and of whoever else in them is called so by an earlier one: they
 * may have become known to others (`all`: of everybody in them, where who may read them has changed). Only what all who know somebody may
 * read counts: a number signed in closed mail must not show up beside a name that is open.
 */
export async function learnSignatures(
  scope: Scope,
  interactionIds: readonly string[],
  { all = false } = {},
): Promise<void> {
  const [persons, organizations] = await run(
    scope,
    signatures(scope, 'person_id', newest, interactionIds, all ? sql`true` : isSignedPerson(scope)),
    signatures(
      scope,
      'organization_id',
      newestOfOrganization,
      interactionIds,
      all ? sql`true` : isSignedOrganization(scope),
    ),
  )
  const { country } = await readWorkspace(scope.ground, scope.workspaceId)
  const { words, names } = await readCircles(
    scope,
    [...persons, ...organizations].map(({ knower }) => knower),
  )
  const signed = [...Map.groupBy(persons, ({ subjectId }) => subjectId)].map(([personId, rows]) =>
    agreed(
      personId,
      byKnower(rows, newest, words).map((own) => signedBy(own, country)),
      byKnower(rows, newest, names).map((own) => signedBy(own, country).name),
    ),
  )
  await writeSigned(scope, signed)
  await nameOrganizations(
    scope,
    [...Map.groupBy(organizations, ({ subjectId }) => subjectId)].map(([organizationId, rows]) => ({
      organizationId,
      name: same(byKnower(rows, newestOfOrganization, names).map(organizationOf)),
    })),
  )
}

/** What each audience that knows them may read of it: its own, and that of audiences of which all its readers are; the newest first. */
function byKnower(rows: readonly Row[], most: number, within: Within): (readonly Row[])[] {
  const knowers = [...new Set(rows.map(({ knower }) => knower))]
  return knowers.map((knower) => rows.filter((row) => row.signature && within(knower, row.knower)).slice(0, most))
}

type SignedBy = Omit<Signed, 'personId'>

/** What all of them read alike; a name is seen by those, too, who may know somebody alone. */
function agreed(personId: string, read: readonly SignedBy[], names: readonly string[]): Signed {
  const [first, ...others] = read
  const phones = (first?.phones ?? []).filter((phone) => others.every((one) => one.phones.includes(phone)))
  return { personId, name: same(names), title: same(read.map(({ title }) => title)), phones }
}

const same = (values: readonly string[]): string => (values.every((one) => one === values[0]) ? (values[0] ?? '') : '')

const organizationOf = (rows: readonly Row[]): string =>
  mostOften(
    rows.flatMap(({ signature, name, address }) =>
      withoutPlace(readSignature(signature, `${name} <${address}>`).organization ?? ''),
    ),
  ) ?? ''

function signatures(
  scope: Scope,
  column: 'person_id' | 'organization_id',
  most: number,
  interactionIds: readonly string[],
  isSigned: RawBuilder<unknown>,
) {
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const workspace = scope.workspaceId
  const subject = sql.ref(`p.${column}`)
  return sql<Row>`
    with touched as (select distinct ${subject} as id from participant p where p.workspace_id = ${workspace}
      and p.interaction_id = any(${[...interactionIds]}::uuid[]) and ${subject} is not null and (p.part = 'from' or ${isSigned})),
    known as (select a.subject_id as id, a.audience_id from touched t join acquaintance a on a.workspace_id = ${workspace} and a.subject_id = t.id
      where a.audience_id = ${everyone} or not exists (select from acquaintance e where e.workspace_id = ${workspace} and e.subject_id = t.id and e.audience_id = ${everyone}))
    select k.id as "subjectId", k.audience_id as knower, coalesce(s.name, '') as name, coalesce(h.value, '') as address, coalesce(s.signature, '') as signature
    from known k left join lateral (
      select p.handle_id, p.name, t.signature, p.happened_at, p.interaction_id from participant p
      join interaction_text t on t.workspace_id = ${workspace} and t.interaction_id = p.interaction_id
      where p.workspace_id = ${workspace} and ${subject} = k.id and p.part = 'from' and t.signature <> '' and p.audience_id = k.audience_id
      order by p.happened_at desc, p.interaction_id desc limit ${sql.lit(most)}) s on true
    left join handle h on h.workspace_id = ${workspace} and h.id = s.handle_id
    order by k.id, s.happened_at desc nulls last, s.interaction_id desc`.compile(db)
}

/** Whether the participant `p` has a title, a number or a name from a signature. */
const isSignedPerson = ({ workspaceId }: Scope) => sql`(
  exists (select from person s where s.workspace_id = ${workspaceId} and s.id = p.person_id and (s.title_source = 'signature' or s.name_source = 'signature'))
  or exists (select from handle s where s.workspace_id = ${workspaceId} and s.person_id = p.person_id and s.from_signature))`
const isSignedOrganization = ({ workspaceId }: Scope) =>
  sql`exists (select from organization s where s.workspace_id = ${workspaceId} and s.id = p.organization_id and s.name_source = 'signature')`

/** The newest signature that says a thing is believed. */
function signedBy(rows: readonly Row[], country: string): SignedBy {
  const read = rows.map(({ signature, name, address }) => readSignature(signature, `${name} <${address}>`))
  const newestOf = (of: (one: SignatureRead) => string | undefined) => read.map(of).find(Boolean) ?? ''
  const phones =
    read
      .map((one) => one.phones.flatMap((phone) => normalisePhone(phone, country) ?? []))
      .find((numbers) => numbers.length > 0) ?? []
  const written = newestOf((one) => one.name)
  const name = written ? readName(written) : null
  return {
    name: name?.confidence === 'written' && name.name.includes(' ') ? name.name : '',
    title: newestOf((one) => one.title).slice(0, 200),
    phones: [...new Set(phones)].slice(0, mostPhones),
  }
}

/** A firm's name without the street, town or trade that follows it: "Café Sorrel, 9 Fossgate, York". A list ("Reed, Marsh & Co") stays. */
function withoutPlace(organization: string): string[] {
  const [first = '', ...rest] = organization.split(/,\s+/)
  const list = !first.includes(' ') && /&|\band\b/.test(rest.join(' '))
  const name = (list ? organization : first).trim()
  return name ? [name] : []
}

/** What most wrote; of equals the first in the alphabet. */
function mostOften(names: readonly string[]): string | undefined {
  const counted = [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({
    name: name.slice(0, 120),
    times: all.length,
  }))
  return counted.sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1))[0]?.name
}
