// A conversation as far as one may read it: which audiences its messages are for, and who of us reads them.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id } from '../base/endpoint.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, named, run } from '../base/scope.ts'
import { readsOneOf } from '../workspace/audience/reads.ts'

/** Messages of a conversation that the same people may read; interaction: the newest of them. */
export type Circle = { audienceId: string; interactionId: string; messages: number }

/** Its circles that the scope reads, the newest first; notFound where it reads none. */
export async function requireConversation(scope: Scope, conversationId: string): Promise<Circle[]> {
  const [circles] = await run(scope, circlesQuery(scope, conversationId))
  if (circles.length === 0) throw notFound('conversation')
  return circles
}

const circlesQuery = (scope: Scope, conversationId: string) =>
  named(
    sql<Circle>`select i.audience_id as "audienceId", (array_agg(i.id order by i.happened_at desc, i.id desc))[1] as "interactionId",
        count(*)::int as messages
      from interaction i where i.workspace_id = ${scope.workspaceId} and i.conversation_id = ${conversationId} and ${mayRead(scope, 'i')}
      group by i.audience_id order by max(i.happened_at) desc, i.audience_id`.compile(db),
  )

/** Whether the scope may read the row `interaction` (an alias). */
export const mayRead = (scope: Scope, interaction: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${interaction}.audience_id`)} = any(${[...scope.audiences]}::uuid[])`

export const readersShape = z.object({
  /** Who may read the same messages, the fewest first; interaction: the newest of these messages. */
  circles: z.array(z.object({ interactionId: id, messages: z.number(), memberIds: z.array(id) })),
  members: z.array(
    z.object({
      id,
      name: z.string(),
      departmentIds: z.array(id),
      /** Their role lets them work with customers. */
      mayAnswer: z.boolean(),
    }),
  ),
  /** Departments in which somebody may read it and answer. */
  departments: z.array(z.object({ id, name: z.string() })),
})
export type Readers = z.output<typeof readersShape>

/** Who reads what the scope reads of it. Of those who read something else there alone, nothing is told. */
export async function readReaders(scope: Scope, conversationId: string): Promise<Readers> {
  const { circles, members } = await readCircled(scope, conversationId)
  const query = db.selectFrom('department').select(['id', 'name']).where('workspace_id', '=', scope.workspaceId)
  const [departments] = await run(scope, query.compile())
  const answering = new Set(members.filter((one) => one.mayAnswer).flatMap(({ departmentIds }) => departmentIds))
  return {
    circles: circles.map(({ interactionId, messages, memberIds }) => ({ interactionId, messages, memberIds })),
    members: members.map(({ audienceIds: _, ...member }) => member),
    departments: departments.filter((one) => answering.has(one.id)).toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

type Circled = { circles: (Circle & { memberIds: string[] })[]; members: Reader[] }

/** The circles that the scope reads, each with who of us is in it, the fewest first. */
export async function readCircled(scope: Scope, conversationId: string): Promise<Circled> {
  const circles = await requireConversation(scope, conversationId)
  const members = await readReadersOf(
    scope,
    circles.map(({ audienceId }) => audienceId),
  )
  const within = circles.map((circle) => {
    const inside = members.filter(({ audienceIds }) => audienceIds.includes(circle.audienceId))
    return { ...circle, memberIds: inside.map((one) => one.id) }
  })
  return { circles: within.toSorted((a, b) => a.memberIds.length - b.memberIds.length), members }
}

/** The active members who read any of these audiences, by name, each with which. */
export async function readReadersOf(scope: Scope, audienceIds: readonly string[]): Promise<Reader[]> {
  const [members] = await run(scope, membersQuery(scope, audienceIds))
  return members
}

export type Reader = { id: string; name: string; departmentIds: string[]; mayAnswer: boolean; audienceIds: string[] }

const membersQuery = (scope: Scope, audienceIds: readonly string[]) =>
  sql<Reader>`select m.id, m.name, m.role <> 'guest' as "mayAnswer", array_agg(c.audience_id) as "audienceIds",
      array(select d.department_id from member_department d where d.workspace_id = ${scope.workspaceId} and d.member_id = m.id) as "departmentIds"
    from member m cross join unnest(${[...audienceIds]}::uuid[]) as c (audience_id)
    where m.workspace_id = ${scope.workspaceId} and m.status = 'active' and ${readsOneOf(scope, 'm', sql`array[c.audience_id]`)}
    group by m.id, m.name, m.role order by m.name, m.id limit 2000`.compile(db)
