// Messages whose fetching broke the line: fetched after all others and with fewer and fewer beside them, at last alone, and given up in the end, so that one message never keeps the others out.

export type Suspects = {
  isSuspect(folderId: string, uid: number): boolean
  /** How many of these, of which each is suspected, may be fetched together. */
  mostTogether(folderId: string, uids: readonly number[]): number
  isGivenUp(folderId: string, uid: number): boolean
  /** Remembers what was being fetched when it fails; `whole`: with their bytes, so that a success clears them. */
  watch<T>(folderId: string, uids: readonly number[], whole: boolean, fetch: () => Promise<T>): Promise<T>
  /** Whether the last failure left fewer under suspicion than before, so that it is worth trying again soon. */
  hasNarrowed(): boolean
  /** Lets those that were given up be tried again. */
  forgive(): void
}

type Suspect = { together: number; alone: number; others: number }

/** Alone so often while others came through, or so often in any case. */
const failuresAmongOthers = 3
const failures = 10

export function makeSuspects(): Suspects {
  const suspected = new Map<string, Suspect>()
  const keyOf = (folderId: string, uid: number) => `${folderId} ${uid}`
  let [others, narrowed] = [0, false]
  return {
    isSuspect: (folderId, uid) => suspected.has(keyOf(folderId, uid)),
    mostTogether: (folderId, uids) =>
      uids.reduce((most, uid) => Math.min(most, halfOf(suspected.get(keyOf(folderId, uid)))), uids.length),
    isGivenUp(folderId, uid) {
      const one = suspected.get(keyOf(folderId, uid))
      return one !== undefined && (one.alone >= failures || (one.alone >= failuresAmongOthers && others > one.others))
    },
    async watch(folderId, uids, whole, fetch) {
      try {
        const fetched = await fetch()
        if (whole) others += uids.length
        if (whole) for (const uid of uids) suspected.delete(keyOf(folderId, uid))
        return fetched
      } catch (error) {
        narrowed = uids.length > 1
        for (const uid of uids) {
          const before = suspected.get(keyOf(folderId, uid))
          const alone = (before?.alone ?? 0) + (uids.length === 1 ? 1 : 0)
          suspected.set(keyOf(folderId, uid), { together: uids.length, alone, others: before?.others ?? others })
        }
        throw error
      }
    },
    hasNarrowed() {
      const was = narrowed
      narrowed = false
      return was
    },
    forgive: () => suspected.clear(),
  }
}

const halfOf = (suspect: Suspect | undefined): number => Math.max(1, Math.floor((suspect?.together ?? 2) / 2))
