// Calls those we know by the best name that all who know them may read; made anew from what stands there, so that neither order nor readers before matter.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { renameColleagues } from '../../workspace/member/colleague.ts'
import { type Circles, isCommon, readCircles, readKnowers } from './circle.ts'
import { type Called, bestName, better, type NameSource } from '../meet.ts'
import { nameWords, readName, sortName } from '../name.ts'
import { writeNameWords } from '../name-search.ts'
import { findBearers } from '../who/namesake.ts'
import { colleagueName } from '../whose/decide.ts'

type Row = { id: string; name: string; source: NameSource; words: string[] }
/** An address of theirs, a name that stood with it ('' for none), and in mail of which audiences. */
type Seen = { id: string; address: string; name: string; audiences: string[] }

/**
 * Names these persons anew, and lets them be found by each name that all who know them may read; a name by hand stays.
 * Answers the addresses of those who bear a name that one of them bore before: whether they are the same is to be asked anew.
 */
export async function callAnew(scope: Scope, personIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return []
  const [[persons, seen], knowers] = await Promise.all([
    run(scope, personsQuery(scope, ids), seenQuery(scope, 'person_id', ids)),
    readKnowers(scope, ids),
  ])
  const circles = await circlesOf(scope, knowers, seen)
  const byPerson = Map.groupBy(seen, ({ id }) => id)
  const named = persons.flatMap((row) => {
    const told = toldOf(byPerson.get(row.id) ?? [], knowers.get(row.id) ?? [], circles)
    if (told.size === 0) return []
    const found = [...told].map(([address, names]) => bestName(address, names)).reduce(better)
    const { name, source }: Called = row.source === 'signature' ? better(row, found) : found
    return [{ row, name, source, texts: [name, ...spokenNames(told), ...told.keys()] }]
  })
  const renamed = named.filter(({ row, name, source }) => row.name !== name || row.source !== source)
  await run(
    scope,
    sql`update person p set name = n.name, sort_name = n.sort_name, name_source = n.source
      from unnest(${renamed.map(({ row }) => row.id)}::uuid[], ${renamed.map(({ name }) => name)}::text[],
        ${renamed.map(({ name }) => sortName(name))}::text[], ${renamed.map(({ source }) => source)}::text[]) as n (id, name, sort_name, source)
      where p.workspace_id = ${scope.workspaceId} and p.id = n.id and p.name_source <> 'hand'`.compile(db),
  )
  const sought = named.filter(({ row, texts }) => !isSame(row.words, texts.flatMap(nameWords)))
  await writeNameWords(
    scope,
    sought.map(({ row, texts }) => ({ subjectId: row.id, kind: 'person' as const, texts })),
    true,
  )
  return findBearers(
    scope,
    renamed.map(({ row }) => row.name),
  )
}

const personsQuery = (scope: Scope, ids: readonly string[]) =>
  sql<Row>`select p.id, p.name, p.name_source as source, array(select w.word from name_word w
      where w.workspace_id = ${scope.workspaceId} and w.subject_id = p.id) as words
    from person p where p.workspace_id = ${scope.workspaceId} and p.id = any(${[...ids]}::uuid[]) and p.name_source <> 'hand'`.compile(
    db,
  )

const seenQuery = (scope: Scope, whose: 'person_id' | 'member_id', ids: readonly string[]) =>
  sql<Seen>`select h.${sql.ref(whose)} as id, h.value as address, n.name, array_agg(n.audience_id) as audiences
    from handle h join handle_name n on n.workspace_id = ${scope.workspaceId} and n.handle_id = h.id
    where h.workspace_id = ${scope.workspaceId} and h.${sql.ref(whose)} = any(${[...ids]}::uuid[]) and h.kind = 'email'
    group by 1, 2, 3 order by 1, 2, 3`.compile(db)

const circlesOf = (scope: Scope, knowers: ReadonlyMap<string, string[]>, seen: readonly Seen[]) =>
  readCircles(scope, [...[...knowers.values()].flat(), ...seen.flatMap(({ audiences }) => audiences)])

/** The addresses that all who know them may know, each with the names that all of those may. */
function toldOf(seen: readonly Seen[], knowers: readonly string[], { people }: Circles): Map<string, string[]> {
  const byAddress = [...Map.groupBy(seen, ({ address }) => address)]
  const told = byAddress.filter(([, own]) =>
    isCommon(
      knowers,
      own.flatMap(({ audiences }) => audiences),
      people,
    ),
  )
  // One who was given another's address by hand is known under both.
  const shown = told.length > 0 ? told : byAddress
  return new Map(
    shown.map(([address, own]) => [
      address,
      own.flatMap(({ name, audiences }) => (name && isCommon(knowers, audiences, people) ? [name] : [])),
    ]),
  )
}

const spokenNames = (told: ReadonlyMap<string, string[]>): string[] =>
  [...told].flatMap(([address, names]) =>
    names.flatMap((name) => {
      const read = readName(name, address)
      return read.confidence === 'written' ? [read.name] : []
    }),
  )

function isSame(words: readonly string[], others: readonly string[]): boolean {
  const [one, other] = [new Set(words), new Set(others)]
  return one.size === other.size && [...one].every((word) => other.has(word))
}

/** Names colleagues known from mail anew, as those do who met them; who was met under no name bears what stands before the @. */
export async function callColleaguesAnew(scope: Scope, memberIds: readonly string[]): Promise<void> {
  const ids = [...new Set(memberIds)]
  if (ids.length === 0) return
  const [seen] = await run(scope, seenQuery(scope, 'member_id', ids))
  const byMember = Map.groupBy(seen, ({ id }) => id)
  const knowers = new Map(
    [...byMember].map(([id, own]) => [id, [...new Set(own.flatMap(({ audiences }) => audiences))].sort()]),
  )
  const circles = await circlesOf(scope, knowers, seen)
  const called = [...byMember].flatMap(([id, own]) => {
    const told = toldOf(own, knowers.get(id) ?? [], circles)
    const found = [...told].map(([address, names]) => bestName(address, names)).reduce(better)
    const name = found.source === 'header' ? found.name : colleagueName([...told.keys()][0] ?? '', [])
    return name ? [{ id, name }] : []
  })
  await renameColleagues(scope, called)
}
