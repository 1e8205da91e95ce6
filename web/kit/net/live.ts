// Listens to what changes on the server and marks what is on screen as old.
import type { Query, QueryClient } from '@tanstack/react-query'
import { gatherKinds } from './gather.ts'

type Change = { kind: string; id: string }

const longestWaitMs = 30_000
/** A browser keeps six connections to a server: a tab that nobody looks at gives its one back. */
const hiddenMs = 5_000

/**
 * Starts listening; answers how to stop. A lost connection is sought again after 1, 2, 4 … 30 seconds, and what may
 * have been missed is fetched. `onLost` is called when it stays lost: the session may have ended.
 */
export function listenLive(client: QueryClient, onLost: () => void): () => void {
  const gathered = gatherKinds((kinds) => refreshTouched(client, kinds))
  const stream = keepStream((kinds) => gathered.add(kinds), onLost)
  let timer: ReturnType<typeof setTimeout> | undefined
  const onVisibility = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(stream.close, hiddenMs)
    else stream.open()
  }
  // A tab opened in the background takes none until somebody looks: a dozen of them would leave none for the page.
  if (document.hidden) stream.close()
  else stream.open()
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    clearTimeout(timer)
    stream.close()
    gathered.stop()
    document.removeEventListener('visibilitychange', onVisibility)
  }
}

/** One connection, kept until closed. After a gap it tells of '*': anything may have changed. */
function keepStream(hear: (kinds: string[]) => void, onLost: () => void) {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let missed = false
  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
    missed = true
  }
  const open = () => {
    if (source) return
    source = new EventSource('/api/live')
    source.addEventListener('ready', () => {
      if (missed) hear(['*'])
      missed = false
      failures = 0
    })
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { changes } = JSON.parse(data) as { changes: Change[] }
      hear(changes.map(({ kind }) => kind))
    }
    source.onerror = () => {
      close()
      failures++
      if (failures === 2) onLost()
      timer = setTimeout(open, Math.min(longestWaitMs, 500 * 2 ** failures))
    }
  }
  return { open, close }
}

/** Marks as old every query that a change of these kinds touches; long lists are only fetched again when next looked at. */
function refreshTouched(client: QueryClient, kinds: ReadonlySet<string>): void {
  const touched = (query: Query) => {
    const by = query.meta?.['touchedBy'] as string[] | undefined
    return kinds.has('*') || !by || by.some((kind) => kinds.has(kind))
  }
  void client.invalidateQueries({ predicate: (query) => touched(query) && !isLong(query) })
  void client.invalidateQueries({ predicate: (query) => touched(query) && isLong(query), refetchType: 'none' })
}

function isLong(query: Query): boolean {
  const pages = (query.state.data as { pages?: unknown[] } | undefined)?.pages
  return (pages?.length ?? 0) > 3
}
