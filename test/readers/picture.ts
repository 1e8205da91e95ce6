// Everything that a workspace holds of what was said and of what was made of it, each row for its readers, without ids: two workspaces with the same mail and readers look the same.
import { type RawBuilder, sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { run, type Scope } from '../../server/base/scope.ts'

/** One line for each row, sorted; `members` calls the members whose ids stand in audiences. */
export async function picture(scope: Scope, members: ReadonlyMap<string, string>): Promise<string[]> {
  const lines: string[] = []
  for (const part of partsOf(sql`${scope.workspaceId}::uuid`)) {
    const [rows] = await run(
      scope,
      sql<{ line: string }>`select concat_ws(' | ', v.*) as line from (${part}) v`.compile(db),
    )
    lines.push(...rows.map(({ line }) => line))
  }
  return lines.map((line) => inOrder(callByName(line, members))).sort()
}

const callByName = (line: string, members: ReadonlyMap<string, string>) =>
  [...members].reduce((text, [id, name]) => text.replaceAll(id, name), line)
/** The ids in an audience's key are sorted; the names that stand for them must be, too. */
const inOrder = (line: string) => line.replace(/[^ |&~]+(?:\+[^ |&~]+)+/g, (set) => set.split('+').sort().join('+'))

type Sql = RawBuilder<unknown>

/** What tells which row an id means, in the workspace `w`. */
function meaningsIn(w: Sql) {
  const message = (id: string) =>
    sql`(select i.subject || ' ' || to_char(i.happened_at at time zone 'UTC', 'MM-DD HH24:MI') from interaction i where i.workspace_id = ${w} and i.id = ${sql.ref(id)})`
  const readers = (id: string) =>
    sql`(select readers from audience a where a.workspace_id = ${w} and a.id = ${sql.ref(id)})`
  const subject = (
    id: string,
  ) => sql`coalesce((select 'person ' || min(h.value) from handle h where h.workspace_id = ${w} and h.person_id = ${sql.ref(id)} and h.kind = 'email'),
    (select 'organization ' || o.domain from organization o where o.workspace_id = ${w} and o.id = ${sql.ref(id)}))`
  const member = (id: string) =>
    sql`(select m.name from member m where m.workspace_id = ${w} and m.id = ${sql.ref(id)})`
  const handle = (id: string) =>
    sql`(select h.value from handle h where h.workspace_id = ${w} and h.id = ${sql.ref(id)})`
  return { message, readers, subject, member, handle }
}

/** The rows of each kind. */
function partsOf(w: Sql): Sql[] {
  const { message, readers, subject, member, handle } = meaningsIn(w)
  return [
    sql`select 'interaction' as what, ${message('x.id')}, ${readers('x.audience_id')}, x.direction, ${subject('x.customer_id')}, ${member('x.member_id')} from interaction x where x.workspace_id = ${w}`,
    sql`select 'participant', ${message('x.interaction_id')}, ${readers('x.audience_id')}, ${handle('x.handle_id')} || ' ' || x.part || ' ' || x.name, ${subject('x.person_id')}, ${subject('x.organization_id')} from participant x where x.workspace_id = ${w}`,
    sql`select 'search', ${message('x.interaction_id')}, ${readers('x.audience_id')}, x.words::text, '', '' from search_entry x where x.workspace_id = ${w}`,
    sql`select 'mention', ${message('x.interaction_id')}, ${readers('x.audience_id')}, ${subject('x.subject_id')}, '', '' from mention x where x.workspace_id = ${w}`,
    sql`select 'answer', ${message('x.interaction_id')}, ${readers('x.audience_id')}, ${message('x.asked_id')}, x.seconds::text, ${member('x.member_id')} from answer x where x.workspace_id = ${w}`,
    sql`select 'waiting', ${message('x.interaction_id')}, ${readers('x.audience_id')}, x.since::text, ${subject('x.customer_id')}, '' from waiting x where x.workspace_id = ${w}`,
    sql`select 'acquaintance', ${subject('x.subject_id')}, ${readers('x.audience_id')}, x.interactions::text, x.first_at::text, x.last_at::text from acquaintance x where x.workspace_id = ${w}`,
    sql`select 'day', x.day::text, ${readers('x.audience_id')}, x.direction, x.interactions::text, '' from interaction_day x where x.workspace_id = ${w}`,
    sql`select 'name', ${handle('x.handle_id')}, ${readers('x.audience_id')}, x.name, x.wrote::text, '' from handle_name x where x.workspace_id = ${w}`,
    sql`select 'met', x.address, ${readers('x.audience_id')}, '', '', '' from address_met x where x.workspace_id = ${w}`,
    sql`select 'person', ${subject('x.id')}, '', x.name || ' ' || x.name_source, x.title, ${member('x.owner_id')} from person x where x.workspace_id = ${w}`,
    sql`select 'organization', ${subject('x.id')}, '', x.name || ' ' || x.name_source, '', ${member('x.owner_id')} from organization x where x.workspace_id = ${w}`,
    sql`select 'handle', x.value, '', x.nature, ${subject('x.person_id')}, x.from_signature::text from handle x where x.workspace_id = ${w}`,
    sql`select 'word', ${subject('x.subject_id')}, '', x.word, '', '' from name_word x where x.workspace_id = ${w}`,
    sql`select 'member', x.name, '', x.status, '', '' from member x where x.workspace_id = ${w}`,
    sql`select 'question', ${handle('x.handle_id')}, '', x.reason, x.openly::text, (select string_agg(${subject('c.person_id')}, ' ' order by 1) from who_candidate c
      where c.workspace_id = ${w} and c.handle_id = x.handle_id) from who_question x where x.workspace_id = ${w}`,
    sql`select 'conversation', string_agg(${message('x.id')}, ' + ' order by x.happened_at), '', '', '', '' from interaction x where x.workspace_id = ${w} group by x.conversation_id`,
    sql`select 'event', ${message('x.subject_id')}, ${readers('x.audience_id')}, x.kind, '', '' from event x where x.workspace_id = ${w} and x.kind = 'interaction.captured'`,
  ]
}
