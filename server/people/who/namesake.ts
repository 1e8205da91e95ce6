// Who bears the same name, and who works where: among whom an address may have to be sought.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { isFreeMail } from '../../workspace/free-mail.ts'
import { comparable } from '../naming/agreement.ts'

/** A handle as its doubts are judged; `personId` is null for an organization's (info@). */
export type Doubted = {
  handleId: string
  value: string
  nature: 'personal' | 'role'
  personId: string | null
  organizationId: string | null
  name: string
  sortName: string
  nameSource: string
  /** Whether everyone may know of whose it is. */
  openly: boolean
}

/** A person who may be meant. The lower the rank, the surer; it follows from what they are, not from when they came. */
export type Namesake = {
  personId: string
  name: string
  sortName: string
  organizationId: string | null
  byHand: boolean
  handleIds: string[]
  rank: string
}

const mostSpellings = 16
const mostEmployees = 200

export async function readDoubted(scope: Scope, handleIds: readonly string[]): Promise<Doubted[]> {
  if (handleIds.length === 0) return []
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const [rows] = await run(
    scope,
    sql<Doubted>`select h.id as "handleId", h.value, h.nature, h.person_id as "personId", h.organization_id as "organizationId",
        coalesce(p.name, '') as name, coalesce(p.sort_name, '') as "sortName", coalesce(p.name_source, '') as "nameSource",
        exists (select from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = h.person_id and a.audience_id = ${everyone})
        or h.person_id is null and exists (select from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = h.organization_id and a.audience_id = ${everyone}) as openly
      from handle h left join person p on p.workspace_id = ${scope.workspaceId} and p.id = h.person_id
      where h.workspace_id = ${scope.workspaceId} and h.id = any(${[...handleIds]}::uuid[]) and h.kind = 'email'
        and (h.nature = 'personal' and h.person_id is not null or h.nature = 'role' and h.person_id is null and h.organization_id is not null)
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId}
          and (r.subject_id = h.person_id or h.person_id is null and r.subject_id = h.organization_id))`.compile(db),
  )
  return rows
}

/** For each sort name of two words and more: everyone of that name, in whatever order or spelling of its words, the surest first. */
export async function readNamesakes(scope: Scope, handles: readonly Doubted[]): Promise<Map<string, Namesake[]>> {
  const spelt = new Map(
    handles
      .filter(({ nameSource }) => nameSource !== 'address')
      .map(({ name, sortName }): [string, string[]] => [sortName, spellings(name)]),
  )
  const wanted = [...new Set([...spelt.values()].flat())]
  if (wanted.length === 0) return new Map()
  const persons = await readPersons(scope, sql`p.sort_name = any(${wanted}::text[]) and p.name_source <> 'address'`)
  const byName = Map.groupBy(persons, ({ sortName }) => sortName)
  const found = [...spelt].map(([name, all]) => [name, rankAll(all.flatMap((one) => byName.get(one) ?? []))] as const)
  // Each is a namesake of the others, under whichever spelling one asks.
  return new Map(
    found.flatMap(([name, group]) => [name, ...group.map(({ sortName }) => sortName)].map((one) => [one, group])),
  )
}

/** The addresses of whoever bears one of these names: of those who ask whether they are somebody who is called so no more. */
export async function findBearers(scope: Scope, names: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(names.flatMap(spellings))]
  if (wanted.length === 0) return []
  const [rows] = await run(
    scope,
    sql<{
      id: string
    }>`select h.id from person p join handle h on h.workspace_id = ${scope.workspaceId} and h.person_id = p.id and h.kind = 'email'
      where p.workspace_id = ${scope.workspaceId} and p.sort_name = any(${wanted}::text[]) and p.name_source <> 'address'`.compile(
      db,
    ),
  )
  return rows.map(({ id }) => id)
}

/** The people of the organizations whose role addresses these are. */
export async function readEmployees(scope: Scope, handles: readonly Doubted[]): Promise<Map<string, Namesake[]>> {
  const ids = [
    ...new Set(
      handles.flatMap(({ nature, organizationId }) => (nature === 'role' && organizationId ? [organizationId] : [])),
    ),
  ]
  if (ids.length === 0) return new Map()
  const persons = await readPersons(scope, sql`p.organization_id = any(${ids}::uuid[])`)
  const byOrganization = Map.groupBy(persons, ({ organizationId }) => organizationId ?? '')
  return new Map([...byOrganization].map(([id, group]) => [id, rankAll(group).slice(0, mostEmployees)]))
}

type Row = Omit<Namesake, 'rank' | 'handleIds'> & { handles: { id: string; value: string }[] | null }

/** Nobody who was removed, and nobody in whose name nothing was ever said or made. */
async function readPersons(scope: Scope, which: ReturnType<typeof sql>): Promise<Namesake[]> {
  const [rows] = await run(
    scope,
    sql<Row>`
      select p.id as "personId", p.name, p.sort_name as "sortName", p.organization_id as "organizationId", p.made_by is not null as "byHand", h.handles
      from person p
      left join lateral (select json_agg(json_build_object('id', h.id, 'value', h.value) order by h.value) as handles
        from handle h where h.workspace_id = ${scope.workspaceId} and h.person_id = p.id and h.kind = 'email') h on true
      where p.workspace_id = ${scope.workspaceId} and ${which}
        and exists (select from acquaintance a where a.workspace_id = ${scope.workspaceId} and a.subject_id = p.id)
        and not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = p.id)`.compile(
      db,
    ),
  )
  return rows.map(({ handles, ...row }) => ({
    ...row,
    handleIds: (handles ?? []).map(({ id }) => id),
    rank: rankOf(row, handles ?? []),
  }))
}

function rankOf({ byHand, personId }: Pick<Row, 'byHand' | 'personId'>, handles: readonly { value: string }[]): string {
  const [first] = handles
  const free = first !== undefined && isFreeMail(first.value.split('@')[1] ?? '')
  const digit = (unsure: boolean) => (unsure ? '1' : '0')
  return `${digit(!byHand)}${digit(handles.length === 1)}${digit(free)} ${first?.value ?? personId}`
}

const rankAll = (persons: readonly Namesake[]): Namesake[] =>
  [...new Map(persons.map((person) => [person.personId, person])).values()].sort((a, b) => (a.rank < b.rank ? -1 : 1))

/** The sort names under which one name may stand: its words as they are and with the last one first, each spelling of an umlaut. */
function spellings(name: string): string[] {
  const words = comparable(name).map((plain) => [
    ...new Set(plain.flatMap((word) => [word, word.replace(/([aou])e/g, '$1')])),
  ])
  if (words.length < 2) return []
  let all: string[][] = [[]]
  for (const word of words)
    all = all.flatMap((begun) => word.map((spelling) => [...begun, spelling])).slice(0, mostSpellings)
  const turned = all.flatMap((one) => [one, [...one.slice(-1), ...one.slice(0, -1)], [...one.slice(1), one[0] ?? '']])
  return [...new Set(turned.map((one) => one.join(' ')))]
}
