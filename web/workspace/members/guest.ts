// What is different for a guest: they see what was opened to them, and that may be nothing.
import { useApi } from '../../api.ts'
import { useHere } from '../../shell/here.ts'

export const useIsGuest = (): boolean => useHere().data?.member?.role === 'guest'

/** True for a guest who may know of nobody yet. */
export function useNothingOpened(): boolean {
  const isGuest = useIsGuest()
  const { data } = useApi('GET /counts', {}, { staleTime: 30_000, enabled: isGuest })
  return isGuest && data?.people.value === 0 && data.organizations.value === 0
}
