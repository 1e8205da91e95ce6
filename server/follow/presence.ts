// Who has a conversation open, and who is writing an answer in it: known for moments, to those who may read it, and kept nowhere.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, nothing } from '../base/endpoint.ts'
import type { Mark } from '../base/live/marks.ts'
import { type Scope, run } from '../base/scope.ts'
import { endpoint } from '../workspace/role.ts'
import { requireConversation } from './conversation.ts'

/** How long each is believed without being said again: pages say it every 15 s, whoever writes every 10 s. */
const forMs = { looks: 40_000, writes: 30_000 } as const
type Does = keyof typeof forMs
const mostShown = 20

const presenceShape = z.object({ items: z.array(z.object({ id, name: z.string(), writes: z.boolean() })) })

/** Says that the scope's member looks at the conversation or writes in it, or does so no more. */
async function attend(scope: Scope, conversationId: string, does: Does, still: boolean): Promise<void> {
  if (!scope.memberId) return
  const { workspaceId, memberId: who, ground } = scope
  const circles = (await requireConversation(scope, conversationId)).map(({ audienceId }) => audienceId)
  const mark: Mark = { workspaceId, place: conversationId, who, does, circles, forMs: still ? forMs[does] : 0 }
  if (!ground.live.mark(mark)) return
  for (const audienceId of circles)
    ground.live.announce({ workspaceId, kind: 'presence.changed', id: conversationId, audienceId })
}

/** The others there, as far as they read something that the scope reads too. */
async function readPresence(scope: Scope, conversationId: string): Promise<z.output<typeof presenceShape>> {
  await requireConversation(scope, conversationId)
  const marks = scope.ground.live
    .marks(scope.workspaceId, conversationId)
    .filter(({ who, circles }) => who !== scope.memberId && circles.some((one) => scope.audiences.includes(one)))
  const ids = [...new Set(marks.map(({ who }) => who))]
  if (ids.length === 0) return { items: [] }
  const query = db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('status', '=', 'active')
    .orderBy('name')
    .limit(mostShown)
  const [members] = await run(scope, query.compile())
  const writes = (member: string) => marks.some(({ who, does }) => who === member && does === 'writes')
  return { items: members.map(({ id, name }) => ({ id, name, writes: writes(id) })) }
}

export const presenceRoutes = {
  'GET /conversations/:id/presence': endpoint({
    name: 'readPresence',
    does: 'Tells which colleagues have a conversation open at this moment, and which of them are writing an answer.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: presenceShape,
    answer: (scope, { id }) => readPresence(scope, id),
  }),
  'POST /conversations/:id/looking': endpoint({
    name: 'lookAtConversation',
    does: 'Says that one has a conversation open (believed for 40 seconds), or no more.',
    may: 'readCustomers',
    takes: z.object({ id, still: z.boolean().default(true) }),
    gives: nothing,
    answer: async (scope, { id, still }) => {
      await attend(scope, id, 'looks', still)
      return {}
    },
  }),
  'POST /conversations/:id/writing': endpoint({
    name: 'writeInConversation',
    does: 'Says that one is writing an answer in a conversation (believed for 30 seconds), or no more.',
    may: 'editCustomers',
    takes: z.object({ id, still: z.boolean().default(true) }),
    gives: nothing,
    answer: async (scope, { id, still }) => {
      await attend(scope, id, 'writes', still)
      return {}
    },
  }),
}
