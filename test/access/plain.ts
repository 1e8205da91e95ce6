// What a member is told by every reading endpoint, in words that are the same in two workspaces with the same mail: ids called by what they are of.
import { sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { run, type Scope } from '../../server/base/scope.ts'
import { call, endpoints } from './call.ts'
import type { Ids } from './company.ts'
import { type Hunter, questions, readers } from './hunt.ts'
import { idOf, kindOf } from './named.ts'
import { sampleOf } from './sample.ts'

/** What an id is of, told so that it is the same elsewhere: 'handle ada@archer.example'. Of what everyone may read. */
export async function nameIds(scope: Scope, openSources: readonly string[]): Promise<Map<string, string>> {
  const w = sql`workspace_id = ${scope.workspaceId}`
  const open = sql`exists (select from arrival a where a.${w} and a.interaction_id = i.id and a.source_id = any(${[...openSources]}::uuid[]))`
  const [rows] = await run(
    scope,
    sql<{ id: string; name: string }>`
      select id, 'handle ' || value as name from handle where ${w}
      union all select p.id, 'person ' || min(h.value) from person p join handle h on h.${w} and h.person_id = p.id and h.kind = 'email' where p.${w} group by p.id
      union all select id, 'organization ' || domain from organization where ${w}
      union all select id, 'interaction ' || subject || happened_at from interaction i where ${w} and ${open}
      union all select conversation_id, 'conversation ' || min(subject || happened_at) from interaction i where ${w} and ${open} group by conversation_id
      union all select id, 'member ' || name from member where ${w}
      union all select id, 'source open' from source where ${w} and id = any(${[...openSources]}::uuid[])`.compile(db),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g
/** Listed in the order of their ids, which says nothing. */
const unordered = ['GET /who', 'GET /company/customers']

type Asking = { about: ReadonlySet<string>; without: readonly string[]; words: readonly string[] }

/** Each question in plain words, with its answer, a line for each part: ids by name, instants of these minutes as "now". Asked with the ids of the names in `about`. */
export async function tellAll(
  { app, token, ids }: Hunter,
  named: ReadonlyMap<string, string>,
  { about, without, words }: Asking,
): Promise<Map<string, string[]>> {
  const plain = (value: unknown) =>
    JSON.stringify(value, null, 1)
      .replace(uuid, (id) => named.get(id) ?? 'some id')
      .replace(instant, (one) => (Date.now() - Date.parse(one) < 600_000 ? 'now' : one))
  const every = [...named].filter(([, name]) => about.has(name)).toSorted(([, a], [, b]) => (a < b ? -1 : 1))
  const told = new Map<string, string[]>()
  const asked = readers.filter((one) => !without.includes(one))
  const left = asked.flatMap((key) => questions(key, ids, ofKinds(key, every, ids), words)).values()
  const askOn = async () => {
    for (const { key, input } of left) {
      const { status, text } = await call(app, key, input, token)
      const body = text.slice(text.indexOf('} ') + 2)
      const answer = status === 200 && body.startsWith('{') ? withoutCursor(JSON.parse(body)) : { status }
      const parts = unordered.includes(key) ? (answer as { items: unknown[] }).items.map(plain).sort() : [plain(answer)]
      told.set(`${key} ${plain(input).replace(/\s+/g, ' ')}`, parts.join('\n').split('\n'))
    }
  }
  await Promise.all(Array.from({ length: 6 }, askOn))
  return told
}

/** The ids of the kinds that an endpoint is asked with. */
function ofKinds(key: string, named: readonly (readonly [id: string, name: string])[], ids: Ids): string[] {
  const { ids: fields } = sampleOf(key, endpoints[key]!, (field) => idOf(key, field, ids))
  const kinds = fields.flatMap(({ name }) => sorts[kindOf(key, name)] ?? kindOf(key, name))
  return named.flatMap(([id, name]) => (kinds.some((kind) => name.startsWith(`${kind} `)) ? [id] : []))
}
const sorts: Record<string, string[]> = { person: ['person', 'organization'], owner: ['member'], question: ['handle'] }

/** A cursor holds ids; that there is one tells enough. */
const withoutCursor = (answer: object) => ('next' in answer ? { ...answer, next: answer.next !== null } : answer)
