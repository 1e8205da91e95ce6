// Every way in which what a shop's days were counted from can change afterwards; `which` says what of it is changed.
import { sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { Problem } from '../../server/base/problem.ts'
import { run } from '../../server/base/scope.ts'
import { closeConversation, openConversation } from '../../server/capture/readers/close.ts'
import { refileOurs } from '../../server/capture/refile/handles.ts'
import { reckonAnswers } from '../../server/insight/answer.ts'
import { recount } from '../../server/journey.ts'
import { removeCustomer, returnCustomer } from '../../server/people/hand/removal.ts'
import { changeMember, listMembers } from '../../server/workspace/member.ts'
import { dropDomain, keepAddress, keepDomain } from '../../server/workspace/ours.ts'
import { changeWorkspace } from '../../server/workspace/workspace.ts'
import { answerAll, readerOfAll, type Shop, take } from './shop.ts'

type Change = (shop: Shop, which: number) => Promise<void>
const zones = ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles']

export const changes = {
  /** A mail comes once more, from the other source. */
  async again(shop, which) {
    const { mails, open, closed } = shop
    const one = some(mails, which)
    const source = one?.source === open ? closed : open
    if (one) await take(shop, { raw: one.raw, source, at: 1000 + mails.length + which })
  },
  /** A mail is read once more where it was. */
  async same(shop, which) {
    const one = some(shop.mails, which)
    if (one) await take(shop, one)
  },
  async ours({ scope, kith }, which) {
    await (which % 2 ? keepDomain(scope, 'marsh.example') : dropDomain(scope, 'marsh.example').catch(notThere))
    await refileOurs(kith, { addresses: [], domains: ['marsh.example'] })
    await answerAll(kith)
  },
  async hands({ scope, kith }, which) {
    await keepAddress(scope, 'shop@reed.example', which % 2 ? scope.memberId : null)
    await refileOurs(kith, { addresses: ['shop@reed.example'], domains: [] })
    await answerAll(kith)
  },
  async close(shop, which) {
    const id = await someConversation(shop, which)
    const alone = { members: [], departments: [], outline: false }
    if (id) await closeConversation(await readerOfAll(shop), id, alone, reckonAnswers)
  },
  async open(shop, which) {
    const id = await someConversation(shop, which)
    if (id) await openConversation(await readerOfAll(shop), id, reckonAnswers)
  },
  async remove(shop, which) {
    const id = await someCustomer(shop, which)
    const all = await readerOfAll(shop)
    if (id) await (which % 3 ? removeCustomer(all, id) : returnCustomer(all, id))
  },
  async department({ scope, departments }, which) {
    const members = await listMembers(scope)
    const departmentId = departments[which % 3]
    const change = { departmentIds: departmentId ? [departmentId] : [] }
    await changeMember(scope, some(members, which)?.id ?? '', change)
  },
  async recount({ kith }) {
    await recount(kith)
  },
  async zone({ scope, kith }, which) {
    await changeWorkspace(scope, { timeZone: zones[which % 3] ?? 'UTC' })
    await recount(kith)
  },
} satisfies Record<string, Change>
export const kinds = Object.keys(changes) as (keyof typeof changes)[]

const some = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(1, all.length)]

async function someConversation({ kith }: Shop, which: number): Promise<string | null | undefined> {
  const query = db.selectFrom('interaction').select('conversation_id').distinct().orderBy('conversation_id')
  const [rows] = await run(kith, query.where('workspace_id', '=', kith.workspaceId).compile())
  return some(rows, which)?.conversation_id
}

async function someCustomer({ kith }: Shop, which: number): Promise<string | undefined> {
  const query = sql<{ id: string }>`select distinct customer_id as id from interaction
    where workspace_id = ${kith.workspaceId} and customer_id is not null order by 1`
  const [rows] = await run(kith, query.compile(db))
  return some(rows, which)?.id
}

/** What was to be dropped was not there. */
function notThere(error: unknown): void {
  if (!(error instanceof Problem && error.type === 'notFound')) throw error
}
