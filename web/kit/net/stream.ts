// The connection through which the server tells what changes (server-sent events), kept until it is closed.

/** What a connection tells: that it stands, that it broke, that it stays broken, or what kinds of things changed. */
export type Told = 'ready' | 'gap' | 'lost' | string[]
export type Stream = { open(): void; close(): void }
/** What a page asks of the shared worker; it says every now and then that it still looks. */
export type Asked = 'look' | 'leave'
export const lookEveryMs = 20_000

type Change = { kind: string; id: string }

const longestWaitMs = 30_000

/**
 * A lost connection is sought again after 1, 2, 4 … 30 seconds. `lost` is told when it stays lost, or when it would be
 * another member's: the session may have ended, or gone to another workspace.
 */
export function keepStream(memberId: string, tell: (told: Told) => void): Stream {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
  }
  const open = () => {
    if (source) return
    clearTimeout(timer)
    source = new EventSource('/api/live')
    let mine = false
    source.addEventListener('ready', ({ data }: MessageEvent<string>) => {
      failures = 0
      mine = (JSON.parse(data) as { memberId: string }).memberId === memberId
      tell(mine ? 'ready' : 'lost')
    })
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { changes } = JSON.parse(data) as { changes: Change[] }
      if (mine) tell(changes.map(({ kind }) => kind))
    }
    source.onerror = () => {
      close()
      failures++
      tell('gap')
      if (failures === 2) tell('lost')
      timer = setTimeout(open, Math.min(longestWaitMs, 500 * 2 ** failures))
    }
  }
  return { open, close }
}
