// Messages whose fetching broke off: fetched alone the next time, and given up after some times, so that one message never keeps the others out.

export type Suspects = {
  /** With how many others at most this message may be fetched. */
  mostTogether(folderId: string, uid: number): number
  isGivenUp(folderId: string, uid: number): boolean
  /** Remembers what was being fetched when it fails. */
  watch<T>(folderId: string, uids: readonly number[], fetch: () => Promise<T>): Promise<T>
  /** Lets those that were given up be tried again. */
  forgive(): void
}

/** A line that breaks in the middle of a large message is the likelier cause: a message is given up late. */
const mostFailures = 6

export function makeSuspects(): Suspects {
  /** By folder and UID: with how many it failed last, and how often alone. */
  const suspected = new Map<string, { together: number; alone: number }>()
  const keyOf = (folderId: string, uid: number) => `${folderId} ${uid}`
  return {
    mostTogether(folderId, uid) {
      const one = suspected.get(keyOf(folderId, uid))
      return one ? Math.max(1, Math.floor(one.together / 2)) : Number.POSITIVE_INFINITY
    },
    isGivenUp: (folderId, uid) => (suspected.get(keyOf(folderId, uid))?.alone ?? 0) >= mostFailures,
    async watch(folderId, uids, fetch) {
      try {
        const fetched = await fetch()
        for (const uid of uids) suspected.delete(keyOf(folderId, uid))
        return fetched
      } catch (error) {
        for (const uid of uids) {
          const key = keyOf(folderId, uid)
          const alone = (suspected.get(key)?.alone ?? 0) + (uids.length === 1 ? 1 : 0)
          suspected.set(key, { together: uids.length, alone })
        }
        throw error
      }
    },
    forgive: () => suspected.clear(),
  }
}
