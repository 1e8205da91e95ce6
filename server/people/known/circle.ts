// What may be said of somebody to all who know them: what each of those finds in something that they may read themselves.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { readReaders } from '../../workspace/audience.ts'
import { type Audience, covers, knowing } from '../../workspace/audience/readers.ts'

/** The audiences that know of each of these persons and organizations. */
export async function readKnowers(scope: Scope, subjectIds: readonly string[]): Promise<Map<string, string[]>> {
  const query = db
    .selectFrom('acquaintance')
    .select(['subject_id', 'audience_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('subject_id', '=', sql<string>`any(${[...subjectIds]}::uuid[])`)
    .orderBy('audience_id')
  const [rows] = await run(scope, query.compile())
  const knowers = Map.groupBy(rows, (row) => row.subject_id)
  return new Map([...knowers].map(([id, own]) => [id, own.map((row) => row.audience_id)]))
}

/** Whether whoever is of the audience `inner` is of `outer`, too. */
export type Within = (inner: string, outer: string) => boolean
/**
 * words: who reads the one in full reads the other in full; people: who may know of the one, if by its outline alone, may know of the
 * other; names: who may know of the one reads the other in full.
 */
export type Circles = { words: Within; people: Within; names: Within }

/** How these audiences lie within one another. */
export async function readCircles(scope: Scope, audienceIds: Iterable<string>): Promise<Circles> {
  const ids = [...new Set(audienceIds)]
  const readers = ids.length > 0 ? await readReaders(scope, ids) : new Map<string, Audience>()
  const known = new Map<string, boolean>()
  const within =
    (kind: keyof Circles): Within =>
    (inner, outer) => {
      const key = `${kind} ${inner} ${outer}`
      const before = known.get(key)
      if (before !== undefined) return before
      const [one, other] = [readers.get(inner) ?? nobody, readers.get(outer) ?? nobody]
      const is = covers(kind === 'people' ? knowing(other) : other, kind === 'words' ? one : knowing(one))
      known.set(key, is)
      return is
    }
  return { words: within('words'), people: within('people'), names: within('names') }
}

const nobody: Audience = { full: [[]], outline: [] }

/** Whether each of those who know somebody is told something, by what is for the audiences in which it stands. */
export const isCommon = (knowers: readonly string[], standsIn: readonly string[], within: Within): boolean =>
  knowers.every((knower) => standsIn.some((outer) => within(knower, outer)))
