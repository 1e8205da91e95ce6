// What colleagues share in a company under test: conversations given to somebody, remarks, and what each is told of.
import type { FastifyInstance } from 'fastify'
import { listNotifications } from '../../server/follow/notification/list.ts'
import { notify } from '../../server/follow/notification/notify.ts'
import { removeRemark, writeRemark } from '../../server/follow/remark/remark.ts'
import { may } from '../../server/workspace/role.ts'
import { enterWorkspace, kithScope } from '../../server/workspace/session.ts'
import type { World } from '../world.ts'
import { call } from './call.ts'
import type { Ids } from './company.ts'

/** Ids of an assignment that is the newest of its conversation, of a remark and of one that was removed; somebody is in the department. */
export async function fillTogether(app: FastifyInstance, token: string, ids: Ids, word: string): Promise<Ids> {
  const made = async (key: string, input: Record<string, unknown>) => {
    const { status, text } = await call(app, key, input, token)
    if (status !== 200) throw new Error(`${key}: ${status} ${text}`)
    return (/\{"id":"([^"]+)"/.exec(text)?.[1] ?? '') as string
  }
  await made('PATCH /members/:id', { id: ids['owner'], departmentIds: [ids['department']] })
  const here = { id: ids['conversation'] }
  const [remark, goneRemark] = [
    await made('POST /conversations/:id/remarks', { ...here, words: `Between us: ${word}` }),
    await made('POST /conversations/:id/remarks', { ...here, words: `Said too soon: ${word}` }),
  ]
  await made('DELETE /remarks/:id', { id: goneRemark })
  const given = { id: ids['longestWaiting'], memberId: ids['owner'] }
  await made('PUT /conversations/:id/assignment/nobody', given)
  return { remark, goneRemark, assignment: await made('PUT /conversations/:id/assignment', given) }
}

/** What a member alone has of it: a notification, and remarks of their own where their role writes any. */
export async function ownTogether({ ground, scope }: World, accountId: string, ids: Ids): Promise<Ids> {
  const own = await enterWorkspace(ground, accountId, scope.workspaceId)
  if (!own?.memberId) throw new Error('not a member')
  const { conversation = '', interaction: interactionId = '' } = ids
  await notify(kithScope(ground, scope.workspaceId), [{ memberId: own.memberId, kind: 'answer', interactionId }])
  const notification = (await listNotifications(own, { limit: 1, unread: false })).items[0]?.id ?? ''
  if (!may(own.role, 'editCustomers')) return { notification }
  const [remark, goneRemark] = [
    await writeRemark(own, conversation, { words: 'Mine', to: [] }),
    await writeRemark(own, conversation, { words: 'Mine, too', to: [] }),
  ]
  await removeRemark(own, goneRemark.id)
  return { notification, remark: remark.id, goneRemark: goneRemark.id }
}
