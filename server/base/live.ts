// Tells open pages what changed: hints of kind and id, gathered for a moment, to this process and through the database to the others.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import pg from 'pg'
import { keepMarks, type Mark } from './live/marks.ts'

/**
 * Something visible changed; nobody is told who may not read `audienceId` (null: every member may), nor, where `memberId`
 * is given, who is another. An empty id means many.
 */
export type Hint = { workspaceId: string; kind: string; id: string; audienceId: string | null; memberId?: string }

const gatherMs = 120
/** What NOTIFY carries is shorter than 8000 bytes. */
const mostBytes = 7500
/** More different hints than this at once become one that says: many. */
const mostGathered = 200
const channel = 'kith_live'

export type Live = {
  announce(hint: Hint): void
  /** Marks a place in every process; answers whether that is news here. */
  mark(mark: Mark): boolean
  marks(workspaceId: string, place: string): Mark[]
  listen(workspaceId: string, hear: (hints: Hint[]) => void): () => void
  stop(): Promise<void>
}

/** Starts the exchange. `connection` is the application's role; a lost connection is opened again after a second. */
export function startLive(connection: pg.ClientConfig, pool: pg.Pool): Live {
  /** Tells what came from here from what came from elsewhere. */
  const self = randomUUID()
  const here = new EventEmitter().setMaxListeners(0)
  const tell = (hints: Hint[]) => {
    for (const [workspaceId, group] of Map.groupBy(hints, (hint) => hint.workspaceId)) here.emit(workspaceId, group)
  }
  const places = keepMarks()
  const others = hearOthers(connection, ({ from, marks, hints }) => {
    if (from === self) return
    for (const mark of marks) places.put(mark)
    tell(hints)
  })
  const gathering = gather(({ marks, hints }) => {
    tell(hints)
    tellOthers(pool, { from: self, marks, hints })
  })
  return {
    announce: gathering.announce,
    mark(mark) {
      gathering.mark(mark)
      return places.put(mark)
    },
    marks: places.at,
    listen(workspaceId, hear) {
      here.on(workspaceId, hear)
      return () => here.off(workspaceId, hear)
    },
    async stop() {
      gathering.stop()
      await others.stop()
    },
  }
}

/** Gathers for a moment, so that many are told of at once and the same one once. */
function gather(tell: (told: { marks: Mark[]; hints: Hint[] }) => void) {
  let hints = new Map<string, Hint>()
  let marks: Mark[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    const told = { marks, hints: [...hints.values()] }
    timer = undefined
    hints = new Map()
    marks = []
    tell(told)
  }
  const soon = () => (timer ??= setTimeout(flush, gatherMs).unref())
  return {
    announce(hint: Hint): void {
      const kept = hints.size >= mostGathered ? { ...hint, id: '' } : hint
      hints.set(`${kept.workspaceId} ${kept.kind} ${kept.id} ${kept.audienceId} ${kept.memberId ?? ''}`, kept)
      soon()
    },
    mark(mark: Mark): void {
      marks.push(mark)
      soon()
    },
    stop() {
      clearTimeout(timer)
      if (hints.size + marks.length > 0) flush()
    },
  }
}

const complain = (error: Error) => console.error(`live updates: ${error.message}`)

type Told = { from: string; marks: Mark[]; hints: Hint[] }

/** In as few messages as hold it all, the marks first: who is told of a change then finds it. */
function tellOthers(pool: pg.Pool, { from, marks, hints }: Told): void {
  const messages: Told[] = []
  let bytes = mostBytes
  const room = (what: Mark | Hint): Told => {
    const size = Buffer.byteLength(JSON.stringify(what)) + 1
    if (bytes + size > mostBytes) messages.push({ from, marks: [], hints: [] })
    bytes = bytes + size > mostBytes ? size : bytes + size
    return messages.at(-1) as Told
  }
  for (const mark of marks) room(mark).marks.push(mark)
  for (const hint of hints) room(hint).hints.push(hint)
  for (const told of messages) pool.query('select pg_notify($1, $2)', [channel, JSON.stringify(told)]).catch(complain)
}

function hearOthers(connection: pg.ClientConfig, hear: (told: Told) => void): { stop(): Promise<void> } {
  let client: pg.Client | undefined
  let stopped = false
  const open = async () => {
    client = new pg.Client({ ...connection, application_name: 'kith live' })
    client.on('notification', ({ payload }) => {
      const { from = '', marks = [], hints = [] } = JSON.parse(payload ?? '{}') as Partial<Told>
      hear({ from, marks, hints })
    })
    let tried = false
    const again = () => {
      if (!stopped && !tried) setTimeout(() => void open(), 1000).unref()
      tried = true
    }
    client.once('end', again)
    client.on('error', complain)
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      complain(error as Error)
      again()
    }
  }
  void open()
  return {
    async stop() {
      stopped = true
      await client?.end().catch(complain)
    },
  }
}
