// What takes long to count is kept for a minute; what does not is counted anew each time.
import { LRUCache } from 'lru-cache'

const keptMs = 60_000
/** Faster than this is not worth keeping. */
const slowMs = 80

const kept = new LRUCache<string, Promise<object>>({ max: 500, ttl: keptMs })

/** `key` names everything the answer depends on: the workspace, the audiences, the period. Two who ask at once wait for one count. */
export function keepSlow<T extends object>(key: string, count: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined
  if (known) return known
  const began = performance.now()
  const counting = count()
  kept.set(key, counting)
  counting.then(
    () => performance.now() - began < slowMs && forget(key, counting),
    () => forget(key, counting),
  )
  return counting
}

function forget(key: string, counting: Promise<object>): void {
  if (kept.peek(key) === counting) kept.delete(key)
}
