// The numbers in the sidebar: who waits, what one is told of, how many customers, which questions are open, which sources are in trouble.
import { useApi } from '../api.ts'
import type { Counts } from '../shell/places.ts'

export function useMyCounts(): Counts {
  const { data } = useApi('GET /counts', {}, { staleTime: 30_000 })
  const told = useApi(
    'GET /notifications/unread',
    {},
    { staleTime: 30_000, touchedBy: ['notification', 'remark'] },
  ).data
  const notifications = told && { value: told.unread, cap: told.most, owe: true }
  if (!data) return { notifications }
  return {
    notifications,
    today: { ...data.waiting, owe: true },
    customers: data.people,
    channels: { ...data.troubles, owe: true },
    who: data.questions,
    outbox: { ...data.outbox, owe: true },
  }
}
