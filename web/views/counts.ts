// The numbers in the sidebar: who waits, how many customers, which questions are open, which sources are in trouble.
import { useApi } from '../api.ts'
import type { Counts } from '../shell/places.ts'

export function useMyCounts(): Counts {
  const { data } = useApi('GET /counts', {}, { staleTime: 30_000 })
  if (!data) return {}
  return {
    today: { ...data.waiting, owe: true },
    customers: data.people,
    channels: { ...data.troubles, owe: true },
    who: data.questions,
  }
}
