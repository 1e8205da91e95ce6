// Listens to what changes on the server and marks what is on screen as old.
import type { Query, QueryClient } from '@tanstack/react-query'
import { gatherKinds } from './gather.ts'
import { shareStream } from './share.ts'
import type { Told } from './stream.ts'

/** A page that nobody looks at asks for nothing: it fetches what it missed when somebody does again. */
const hiddenMs = 5_000

/**
 * Starts listening on behalf of a member; answers how to stop. After a gap, what may have been missed is fetched.
 * `onLost` is called when the connection stays lost: the session may have ended.
 */
export function listenLive(client: QueryClient, memberId: string, onLost: () => void): () => void {
  const { hear, miss, stop } = hearing(client, onLost)
  const stream = shareStream(memberId, hear)
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = () => {
    miss()
    stream.close()
  }
  const onVisibility = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(rest, hiddenMs)
    else stream.open()
  }
  if (document.hidden) rest()
  else stream.open()
  const ended = new AbortController()
  const { signal } = ended
  document.addEventListener('visibilitychange', onVisibility, { signal })
  // A page that is left may come back as it was.
  addEventListener('pagehide', rest, { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && stream.open(), { signal })
  return () => {
    ended.abort()
    clearTimeout(timer)
    stream.close()
    stop()
  }
}

/** What is told, gathered into refreshes; after what was missed, of everything. */
function hearing(client: QueryClient, onLost: () => void) {
  const refresh = (kinds: ReadonlySet<string>) => refreshTouched(client, kinds)
  // Apart, so that neither waits for the other's turn.
  const [gathered, passing] = [gatherKinds(refresh), gatherKinds(refresh)]
  let missed = false
  const miss = () => void (missed = true)
  const hear = (told: Told) => {
    if (told === 'lost') onLost()
    else if (told === 'gap') miss()
    else if (told !== 'ready') {
      const [brief, lasting] = [told.filter(passes), told.filter((kind) => !passes(kind))]
      if (brief.length > 0) passing.add(brief)
      if (lasting.length > 0) gathered.add(lasting)
    } else if (missed) {
      missed = false
      gathered.add(['*'])
    }
  }
  const stop = () => {
    gathered.stop()
    passing.stop()
  }
  return { hear, miss, stop }
}

/** Says what passes by itself, and touches only what asks for it by name. */
const fleeting = 'presence'
const passes = (kind: string): boolean => kind.startsWith(`${fleeting}.`)

/** Marks as old every query that a change of these kinds touches; long lists are only fetched again when next looked at. */
function refreshTouched(client: QueryClient, kinds: ReadonlySet<string>): void {
  const lasts = [...kinds].some((kind) => kind !== fleeting)
  const touched = (query: Query) => {
    const by = query.meta?.['touchedBy'] as string[] | undefined
    return kinds.has('*') || (by ? by.some((kind) => kinds.has(kind)) : lasts)
  }
  void client.invalidateQueries({ predicate: (query) => touched(query) && !isLong(query) })
  void client.invalidateQueries({ predicate: (query) => touched(query) && isLong(query), refetchType: 'none' })
}

function isLong(query: Query): boolean {
  const pages = (query.state.data as { pages?: unknown[] } | undefined)?.pages
  return (pages?.length ?? 0) > 3
}
