// Looks through our mail among ourselves for customers who are called otherwise, or reached otherwise, than when it was last looked through.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { findEmails } from '../people/find-handles.ts'
import { fold } from '../people/naming/fold.ts'
import { learnMentions, wordsOf } from './mention.ts'

type Changed = { id: string; mark: Buffer | null }
/** What names somebody: names by their first word, and addresses. */
type Sought = { names: Map<string, string[]>; addresses: Set<string> }

const atOnce = 200
/** Of more than these not all names are held in memory: then all is learned anew. */
const mostSought = 50_000

/**
 * Learns anew whom those of them mention that name somebody met, renamed, given an address or gone since the last time, by whatever
 * means. Where nobody was, none is read.
 */
export async function seekAmong(scope: Scope): Promise<void> {
  const changed = await readChanged(scope)
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  const sought = changed.length > mostSought ? null : await readSought(scope, ids)
  const concerned = new Set(await readMentioning(scope, ids))
  for await (const { id, text } of among(scope)) if (!sought || names(sought, text)) concerned.add(id)
  const all = [...concerned]
  for (let at = 0; at < all.length; at += atOnce) await learnMentions(scope, all.slice(at, at + atOnce))
  await keepMarks(scope, changed)
}

/** Those whose names and addresses are not what they were when they were last sought; a null mark: who is gone. */
async function readChanged(scope: Scope): Promise<Changed[]> {
  const workspace = scope.workspaceId
  const addresses = (subject: 'person' | 'organization') =>
    sql`(select ${sql.ref(`${subject}_id`)} as id, string_agg(value, ' ' order by value) as list from handle
      where workspace_id = ${workspace} and kind = 'email' and nature <> 'ours' and ${sql.ref(`${subject}_id`)} is not null group by 1)`
  const [rows] = await run(
    scope,
    sql<Changed>`with called as (
        select p.id, decode(md5(case when p.name_source = 'address' then '' else p.sort_name end || E'\n' || coalesce(a.list, '')), 'hex') as mark
        from person p left join ${addresses('person')} a on a.id = p.id where p.workspace_id = ${workspace}
        union all
        select o.id, decode(md5(o.sort_name || E'\n' || coalesce(a.list, '')), 'hex')
        from organization o left join ${addresses('organization')} a on a.id = o.id where o.workspace_id = ${workspace}
      ) select coalesce(called.id, s.subject_id) as id, called.mark
      from called full join (select subject_id, mark from sought where workspace_id = ${workspace}) s on s.subject_id = called.id
      where called.mark is distinct from s.mark`.compile(db),
  )
  return rows
}

async function readSought(scope: Scope, ids: readonly string[]): Promise<Sought> {
  const workspace = scope.workspaceId
  const [named, handles] = await run(
    scope,
    sql<{ name: string }>`select sort_name as name from person
        where workspace_id = ${workspace} and id = any(${[...ids]}::uuid[]) and name_source <> 'address'
      union select sort_name from organization where workspace_id = ${workspace} and id = any(${[...ids]}::uuid[])`.compile(
      db,
    ),
    sql<{
      value: string
    }>`select value from handle where workspace_id = ${workspace} and person_id = any(${[...ids]}::uuid[]) and kind = 'email'
      union select value from handle where workspace_id = ${workspace} and organization_id = any(${[...ids]}::uuid[]) and kind = 'email'`.compile(
      db,
    ),
  )
  const names = Map.groupBy(
    named.map(({ name }) => name).filter((name) => name !== ''),
    (name) => name.split(' ', 1)[0] ?? '',
  )
  return { names, addresses: new Set(handles.map(({ value }) => value)) }
}

/** Whether a text may name one of them; learning decides. */
function names({ names, addresses }: Sought, text: string): boolean {
  const folded = `${fold(text)} `
  for (let at = 0; at < folded.length; at = folded.indexOf(' ', at) + 1) {
    const begun = names.get(folded.slice(at, folded.indexOf(' ', at)))
    if (begun?.some((name) => folded.startsWith(`${name} `, at))) return true
  }
  return text.includes('@') && findEmails(text).some(({ value }) => addresses.has(value.toLowerCase()))
}

async function readMentioning(scope: Scope, ids: readonly string[]): Promise<string[]> {
  const query = db
    .selectFrom('mention')
    .select('interaction_id')
    .distinct()
    .where('workspace_id', '=', scope.workspaceId)
    .where('subject_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  return rows.map((row) => row.interaction_id)
}

async function* among(scope: Scope): AsyncGenerator<{ id: string; text: string }> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const [rows] = await run(
      scope,
      sql<{ id: string; text: string }>`select i.id, ${wordsOf} as text from interaction i
        join interaction_text t on t.workspace_id = ${scope.workspaceId} and t.interaction_id = i.id
        where i.workspace_id = ${scope.workspaceId} and i.direction = 'among' and i.id > ${after} order by i.id limit ${atOnce}`.compile(
        db,
      ),
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.id
  }
}

async function keepMarks(scope: Scope, changed: readonly Changed[]): Promise<void> {
  const called = changed.filter(({ mark }) => mark !== null)
  const gone = changed.filter(({ mark }) => mark === null)
  await atomically(scope, async (scope) => {
    await run(
      scope,
      sql`insert into sought (workspace_id, subject_id, mark)
        select ${scope.workspaceId}::uuid, * from unnest(${called.map(({ id }) => id)}::uuid[], ${called.map(({ mark }) => mark)}::bytea[])
        on conflict (workspace_id, subject_id) do update set mark = excluded.mark`.compile(db),
      sql`delete from sought where workspace_id = ${scope.workspaceId} and subject_id = any(${gone.map(({ id }) => id)}::uuid[])`.compile(
        db,
      ),
    )
  })
}
