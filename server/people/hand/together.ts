// Several works of one transaction sent at once, without waiting for one before the next.

/** PostgreSQL says so to all that comes after a failure in the same transaction. */
const afterFailure = '25P02'

/** Waits for all, so that none goes on when the transaction has ended; then throws what failed first, not what failed because of it. */
export async function together(...works: (Promise<unknown> | null)[]): Promise<void> {
  const results = await Promise.allSettled(works.filter((work) => work !== null))
  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []))
  const first = failed.find((error) => !('code' in error && error.code === afterFailure)) ?? failed[0]
  if (first) throw first
}
