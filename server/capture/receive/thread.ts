// Which interactions belong together: by what they refer to, and where a reply refers to nothing, by its subject.
// Both relations are symmetric, so the conversations are the same whatever came first.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { Draft } from './placed.ts'
import { Groups } from './groups.ts'
import { recognise } from './recognise.ts'

/** How far apart in days a reply without references may stand from what shares its subject. */
const daysApart = 30

/** Puts the drafts into conversations by Message-ID and References; makes the new ones, unites those that turn out to be one. */
export async function threadByReference(scope: Scope, drafts: Draft[]): Promise<Draft[]> {
  if (drafts.length === 0) return drafts
  await recognise(scope, drafts)
  const keysOf = (draft: Draft) => [...(draft.messageKey ? [draft.messageKey] : []), ...draft.references]
  const keys = drafts.flatMap(keysOf)
  const query = db
    .selectFrom('conversation_key')
    .select(['key', 'conversation_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('key', '=', sql<Buffer>`any(${keys}::bytea[])`)
  const [rows] = await run(scope, query.compile())
  const existing = new Set([
    ...rows.map(({ conversation_id }) => conversation_id),
    ...drafts.filter(({ known }) => known).map(({ conversationId }) => conversationId),
  ])
  const groups = new Groups()
  for (const row of rows) groups.join(row.conversation_id, row.key.toString('hex'))
  for (const draft of drafts) for (const key of keysOf(draft)) groups.join(draft.conversationId, key.toString('hex'))
  const home = await unite(scope, groups, existing)
  for (const draft of drafts) draft.conversationId = home(draft.conversationId)
  await keepKeys(
    scope,
    drafts.map((draft) => ({ conversationId: draft.conversationId, keys: keysOf(draft) })),
    existing,
  )
  return drafts
}

/** Joins replies that refer to nothing with what has the same subject, within 30 days, where a customer sent one and took part in the other. */
export async function threadBySubject(scope: Scope, fresh: readonly Draft[]): Promise<void> {
  const rows = fresh
    .filter(({ subjectKey }) => subjectKey !== '')
    .flatMap((draft) =>
      counterparts(draft).map(({ who, part }) => ({ draft, handle: who.handleId, sender: part === 'from' })),
    )
  if (rows.length === 0) return
  const [links] = await run(
    scope,
    sql<{ mine: string; theirs: string }>`
      select distinct mine.conversation_id as mine, i.conversation_id as theirs
      from unnest(${rows.map((r) => r.draft.conversationId)}::uuid[], ${rows.map((r) => r.draft.subjectKey)}::text[], ${rows.map((r) => r.draft.happenedAt)}::timestamptz[],
        ${rows.map((r) => r.draft.orphanReply)}::boolean[], ${rows.map((r) => r.handle)}::uuid[], ${rows.map((r) => r.sender)}::boolean[])
        as mine (conversation_id, subject_key, at, orphan, handle_id, sender)
      join interaction i on i.workspace_id = ${scope.workspaceId} and i.subject_key = mine.subject_key
        and i.happened_at between mine.at - make_interval(days => ${daysApart}) and mine.at + make_interval(days => ${daysApart})
        and (mine.orphan or i.orphan_reply) and i.conversation_id <> mine.conversation_id
      join participant p on p.workspace_id = ${scope.workspaceId} and p.interaction_id = i.id and p.handle_id = mine.handle_id and (mine.sender or p.part = 'from')`.compile(
      db,
    ),
  )
  if (links.length === 0) return
  const groups = new Groups()
  for (const { mine, theirs } of links) groups.join(mine, theirs)
  const home = await unite(scope, groups, new Set(links.flatMap(({ mine, theirs }) => [mine, theirs])))
  for (const draft of fresh) draft.conversationId = home(draft.conversationId)
}

/** By whom a conversation is told from another: the customers in it; among ourselves, all. */
function counterparts({ direction, participants }: Draft): Draft['participants'] {
  return direction === 'among' ? participants : participants.filter(({ who }) => who.nature !== 'ours')
}

/** Unites existing conversations that fell into one group, under the one made first; answers which conversation an id has become. */
async function unite(scope: Scope, groups: Groups, existing: ReadonlySet<string>): Promise<(id: string) => string> {
  const homes = new Map<string, string>()
  const moves: { from: string; to: string }[] = []
  for (const id of [...existing].sort()) {
    const group = groups.find(id)
    const home = homes.get(group)
    if (home === undefined) homes.set(group, id)
    else moves.push({ from: id, to: home })
  }
  if (moves.length > 0) {
    const moved = sql`unnest(${moves.map((m) => m.from)}::uuid[], ${moves.map((m) => m.to)}::uuid[]) as move (from_id, to_id)`
    await run(
      scope,
      sql`update interaction i set conversation_id = move.to_id from ${moved} where i.workspace_id = ${scope.workspaceId} and i.conversation_id = move.from_id`.compile(
        db,
      ),
      sql`update conversation_key k set conversation_id = move.to_id from ${moved} where k.workspace_id = ${scope.workspaceId} and k.conversation_id = move.from_id`.compile(
        db,
      ),
      sql`update conversation_closed k set conversation_id = move.to_id from ${moved} where k.workspace_id = ${scope.workspaceId} and k.conversation_id = move.from_id`.compile(
        db,
      ),
      sql`delete from conversation c using ${moved} where c.workspace_id = ${scope.workspaceId} and c.id = move.from_id`.compile(
        db,
      ),
    )
  }
  return (id) => homes.get(groups.find(id)) ?? homes.set(groups.find(id), id).get(groups.find(id)) ?? id
}

async function keepKeys(
  scope: Scope,
  threaded: readonly { conversationId: string; keys: Buffer[] }[],
  existing: ReadonlySet<string>,
): Promise<void> {
  const made = [...new Set(threaded.map(({ conversationId }) => conversationId).filter((id) => !existing.has(id)))]
  const rows = threaded.flatMap(({ conversationId, keys }) => keys.map((key) => ({ conversationId, key })))
  await run(
    scope,
    sql`insert into conversation (workspace_id, id) select ${scope.workspaceId}::uuid, * from unnest(${made}::uuid[])`.compile(
      db,
    ),
    sql`insert into conversation_key (workspace_id, key, conversation_id)
      select distinct on (key) ${scope.workspaceId}::uuid, key, conversation_id from unnest(${rows.map((r) => r.key)}::bytea[], ${rows.map((r) => r.conversationId)}::uuid[]) as row (key, conversation_id)
      on conflict do nothing`.compile(db),
  )
}
