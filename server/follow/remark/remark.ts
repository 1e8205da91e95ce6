// What members write to colleagues in a conversation: never sent, and read by whoever may read the message under which it stands.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { newId } from '../../base/id.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, atomically, named, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { mayRead, readCircled, readReadersOf, requireConversation } from '../conversation.ts'
import { notify } from '../notification/notify.ts'
import { requireReaders, writeNamed } from './named.ts'

export const remarkWords = z.string().trim().min(1).max(20_000)
export const remarkShape = z.object({
  id,
  words: z.string(),
  at: instant,
  changedAt: instant.nullable(),
  by: z.object({ id, name: z.string() }),
  /** The members whom it names with @. */
  to: z.array(z.object({ id, name: z.string() })),
})
export type Remark = z.output<typeof remarkShape>
const mostRemarks = 500

/** `under`: one of the conversation's messages, whose readers it is for; else those of the messages that the fewest may read. */
export type Draft = { words: string; to: readonly string[]; under?: string | undefined }

/** The remarks of a conversation that one may read, the oldest first; of more than 500 the newest. */
export async function readRemarks(scope: Scope, conversationId: string): Promise<Remark[]> {
  await requireConversation(scope, conversationId)
  const [rows] = await run(
    scope,
    named(
      sql<Remark>`select r.id, r.words, r.written_at as at, r.changed_at as "changedAt", json_build_object('id', m.id, 'name', m.name) as by,
          (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name, t.id), '[]') from remark_to n
            join member t on t.workspace_id = ${scope.workspaceId} and t.id = n.member_id
            where n.workspace_id = ${scope.workspaceId} and n.remark_id = r.id) as to
        from remark r
        join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = r.interaction_id and ${mayRead(scope, 'i')}
        join member m on m.workspace_id = ${scope.workspaceId} and m.id = r.written_by
        where r.workspace_id = ${scope.workspaceId} and r.conversation_id = ${conversationId}
          and not exists (select from remark_removed x where x.workspace_id = ${scope.workspaceId} and x.remark_id = r.id)
        order by r.written_at desc, r.id desc limit ${sql.lit(mostRemarks)}`.compile(db),
    ),
  )
  return rows.toReversed()
}

export async function writeRemark(
  scope: Scope,
  conversationId: string,
  { words, to, under }: Draft,
): Promise<{ id: string }> {
  return atomically(scope, async (scope) => {
    const { circles, members } = await readCircled(scope, conversationId)
    const stands = under ? await readStanding(scope, conversationId, under) : undefined
    const circle = circles.find(({ audienceId }) => !stands || audienceId === stands.audienceId)
    if (!circle || !scope.memberId) throw notFound('conversation')
    const readers = members.filter((one) => circle.memberIds.includes(one.id))
    await requireReaders(scope, readers, to)
    const row = { workspace_id: scope.workspaceId, id: newId(), conversation_id: conversationId, words }
    const interactionId = under ?? circle.interactionId
    const query = db.insertInto('remark').values({ ...row, interaction_id: interactionId, written_by: scope.memberId })
    await run(scope, query.compile())
    await writeNamed(scope, row.id, to)
    await record(scope, 'remark.written', { remarkId: row.id, interactionId, audienceId: circle.audienceId })
    await tell(scope, row.id, to)
    return { id: row.id }
  })
}

/** Rewrites one's own; who is named anew is told of it. */
export async function changeRemark(
  scope: Scope,
  remarkId: string,
  { words, to }: Pick<Draft, 'words' | 'to'>,
): Promise<void> {
  await atomically(scope, async (scope) => {
    const own = await requireOwn(scope, remarkId)
    await requireReaders(scope, await readReadersOf(scope, [own.audienceId]), to)
    const query = db
      .updateTable('remark')
      .set({ words, changed_at: sql<string>`clock_timestamp()` })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', remarkId)
    await run(scope, query.compile())
    await writeNamed(scope, remarkId, to)
    await record(scope, 'remark.changed', own)
    await tell(scope, remarkId, to)
  })
}

/** Takes one's own out of sight; `returnRemark` brings it back. */
export async function removeRemark(scope: Scope, remarkId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const own = await requireOwn(scope, remarkId)
    const row = { workspace_id: scope.workspaceId, remark_id: remarkId, removed_by: scope.memberId }
    const query = db.insertInto('remark_removed').values(row)
    await run(scope, query.onConflict((on) => on.doNothing()).compile())
    await record(scope, 'remark.removed', own)
  })
}

export async function returnRemark(scope: Scope, remarkId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const own = await requireOwn(scope, remarkId)
    const query = db.deleteFrom('remark_removed').where('workspace_id', '=', scope.workspaceId)
    await run(scope, query.where('remark_id', '=', remarkId).compile())
    await record(scope, 'remark.returned', own)
  })
}

type Stands = { remarkId: string; interactionId: string; audienceId: string }

/** What the caller wrote themselves and may still read; another's remark is nobody else's to change, and here not found. */
async function requireOwn(scope: Scope, remarkId: string): Promise<Stands> {
  const [[own]] = await run(
    scope,
    sql<Stands>`select r.id as "remarkId", i.id as "interactionId", i.audience_id as "audienceId" from remark r
      join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = r.interaction_id and ${mayRead(scope, 'i')}
      where r.workspace_id = ${scope.workspaceId} and r.id = ${remarkId} and r.written_by = ${scope.memberId}`.compile(
      db,
    ),
  )
  if (!own) throw notFound('remark')
  return own
}

async function readStanding(scope: Scope, conversationId: string, interactionId: string) {
  const [[stands]] = await run(
    scope,
    sql<{
      audienceId: string
    }>`select i.audience_id as "audienceId" from interaction i where i.workspace_id = ${scope.workspaceId}
      and i.id = ${interactionId} and i.conversation_id = ${conversationId} and ${mayRead(scope, 'i')}`.compile(db),
  )
  if (!stands) throw notFound('interaction')
  return stands
}

const tell = (scope: Scope, remarkId: string, to: readonly string[]) =>
  notify(
    scope,
    to.map((memberId) => ({ memberId, kind: 'remark', remarkId })),
  )

const record = (scope: Scope, kind: string, { remarkId, interactionId, audienceId }: Stands) =>
  recordEvents(scope, [{ kind, subjectId: interactionId, audienceId, change: { remarkId } }])
