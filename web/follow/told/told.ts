// What a member is told of: the list, what is unread, and marking it.
import { call, type Item, queries } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { say } from '../../words/say.ts'

export type Notification = Item<'GET /notifications'>

export function mark({ id }: Notification, isRead: boolean): void {
  const done = isRead ? call('PUT /notifications/:id/read', { id }) : call('DELETE /notifications/:id/read', { id })
  void refreshed(done).catch(toastProblem)
}

/** With ten seconds to take it back. */
export async function markAll(): Promise<void> {
  const { read, at } = await call('POST /notifications/read', {})
  await refresh()
  if (at)
    toast(say('follow.markedRead', { n: read }), { undo: () => refreshed(call('DELETE /notifications/read', { at })) })
}

async function refreshed(done: Promise<unknown>): Promise<void> {
  await done
  await refresh()
}

export const refresh = () =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('GET /notifications') })
