// Which customers our mail among ourselves names, so that it is found with them.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { findEmails } from '../people/find-handles.ts'
import { fold } from '../people/naming/fold.ts'

type Words = { id: string; happened_at: string; audience_id: string; text: string }
type Named = { subject_id: string; name: string }

const mostText = 20_000
/** The words of an interaction `i` with its text `t` in which customers are looked for. */
export const wordsOf = sql`i.subject || ' ' || left(t.said || ' ' || t.quoted, ${mostText})`
/** A single word is a name by itself only if it is long enough not to be an ordinary one: an organization's. */
const shortestSingle = 6

/** Recomputes whom these interactions mention: those among ourselves name customers, the others took part themselves. */
export async function learnMentions(scope: Scope, interactionIds: readonly string[]): Promise<void> {
  const [texts] = await run(
    scope,
    sql<Words>`select i.id, i.happened_at, i.audience_id, ${wordsOf} as text
      from interaction i join interaction_text t on t.workspace_id = ${scope.workspaceId} and t.interaction_id = i.id
      where i.workspace_id = ${scope.workspaceId} and i.id = any(${[...interactionIds]}::uuid[]) and i.direction = 'among'`.compile(
      db,
    ),
  )
  const mentions = texts.length > 0 ? await findMentions(scope, texts) : []
  await run(
    scope,
    sql`delete from mention where workspace_id = ${scope.workspaceId} and interaction_id = any(${[...interactionIds]}::uuid[])`.compile(
      db,
    ),
    sql`insert into mention (workspace_id, interaction_id, subject_id, happened_at, audience_id)
      select ${scope.workspaceId}::uuid, * from unnest(${mentions.map((m) => m.id)}::uuid[], ${mentions.map((m) => m.subject)}::uuid[],
        ${mentions.map((m) => m.happened_at)}::timestamptz[], ${mentions.map((m) => m.audience_id)}::uuid[]) on conflict do nothing`.compile(
      db,
    ),
  )
}

async function findMentions(scope: Scope, texts: readonly Words[]) {
  const folded = texts.map((row) => ({
    ...row,
    folded: ` ${fold(row.text)} `,
    addresses: findEmails(row.text).map(({ value }) => value.toLowerCase()),
  }))
  const named = await findNamed(scope, [
    ...new Set(folded.flatMap((row) => row.folded.split(' ').filter((word) => word.length > 1))),
  ])
  const addressed = await findAddressed(scope, [...new Set(folded.flatMap((row) => row.addresses))])
  return folded.flatMap(({ id, happened_at, audience_id, folded, addresses }) => {
    const byName = named.filter(({ name }) => folded.includes(` ${name} `)).map(({ subject_id }) => subject_id)
    const byAddress = addresses.flatMap((address) => addressed.get(address) ?? [])
    return [...new Set([...byName, ...byAddress])].map((subject) => ({ id, happened_at, audience_id, subject }))
  })
}

/** Persons of whose names two words at least, and organizations of whose names all words, are among these. */
async function findNamed(scope: Scope, words: readonly string[]): Promise<Named[]> {
  const [persons, organizations] = await run(
    scope,
    sql<Named>`select p.id as subject_id, p.sort_name as name from person p
      join (select subject_id from name_word where workspace_id = ${scope.workspaceId} and word = any(${[...words]}::text[]) and kind = 'person'
        group by subject_id having count(*) > 1) w on w.subject_id = p.id
      where p.workspace_id = ${scope.workspaceId} and p.name_source <> 'address'`.compile(db),
    sql<Named>`select o.id as subject_id, o.sort_name as name from organization o
      join (select distinct subject_id from name_word where workspace_id = ${scope.workspaceId} and word = any(${[...words]}::text[]) and kind = 'organization') w on w.subject_id = o.id
      where o.workspace_id = ${scope.workspaceId}`.compile(db),
  )
  return [
    ...persons.filter(({ name }) => name.includes(' ')),
    ...organizations.filter(({ name }) => name.includes(' ') || name.length >= shortestSingle),
  ]
}

async function findAddressed(scope: Scope, addresses: readonly string[]): Promise<Map<string, string[]>> {
  if (addresses.length === 0) return new Map()
  const query = db
    .selectFrom('handle')
    .select(['value', 'person_id', 'organization_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('kind', '=', 'email')
    .where('nature', '<>', 'ours')
    .where('value', '=', sql<string>`any(${[...addresses]}::text[])`)
  const [rows] = await run(scope, query.compile())
  return new Map(rows.map((row) => [row.value, [row.person_id, row.organization_id].filter((id) => id !== null)]))
}
