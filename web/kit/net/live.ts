// Listens to what changes on the server and marks what is on screen as old.
import type { Query, QueryClient } from '@tanstack/react-query'

type Change = { kind: string; id: string }

const gatherMs = 250
const slowestMs = 3000
const longestWaitMs = 30_000

/** Starts listening; answers how to stop. A lost connection is sought again after 1, 2, 4 … 30 seconds, and what was missed is fetched. */
export function listenLive(client: QueryClient): () => void {
  let source: EventSource | undefined
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = gatherChanges((kinds) => refreshTouched(client, kinds))

  const connect = () => {
    source = new EventSource('/api/live')
    source.addEventListener('ready', () => {
      if (failures > 0) refresh.add(['*'])
      failures = 0
    })
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { changes } = JSON.parse(data) as { changes: Change[] }
      refresh.add(changes.map(({ kind }) => kind))
    }
    source.onerror = () => {
      source?.close()
      failures++
      timer = setTimeout(connect, Math.min(longestWaitMs, 500 * 2 ** failures))
    }
  }
  connect()
  return () => {
    source?.close()
    clearTimeout(timer)
    refresh.stop()
  }
}

/** Marks as old every query that a change of these kinds touches; long lists are only fetched again when next looked at. */
function refreshTouched(client: QueryClient, kinds: Set<string>): void {
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

/** Many changes in a moment are one refresh; a flood is one every three seconds. */
function gatherChanges(flush: (kinds: Set<string>) => void) {
  let kinds = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  const run = () => {
    timer = undefined
    last = Date.now()
    const gathered = kinds
    kinds = new Set()
    flush(gathered)
  }
  return {
    add(more: string[]) {
      for (const kind of more) kinds.add(kind.split('.')[0] ?? kind)
      timer ??= setTimeout(run, Math.max(gatherMs, Math.min(slowestMs, last + slowestMs - Date.now())))
    },
    stop: () => clearTimeout(timer),
  }
}
