// Tells open pages what changed: hints of kind and id, gathered for a moment, to this process and through the database to the others.
import { EventEmitter } from 'node:events'
import pg from 'pg'

/** Something visible changed; nobody is told who may not read `audienceId` (null: every member may). An empty id means many. */
export type Hint = { workspaceId: string; kind: string; id: string; audienceId: string | null }

const gatherMs = 120
const mostPerMessage = 40
/** More different hints than this at once become one that says: many. */
const mostGathered = 200
const channel = 'kith_live'

export type Live = {
  announce(hint: Hint): void
  listen(workspaceId: string, hear: (hints: Hint[]) => void): () => void
  stop(): Promise<void>
}

/** Starts the exchange. `connection` is the application's role; a lost connection is opened again after a second. */
export function startLive(connection: pg.ClientConfig, pool: pg.Pool): Live {
  const here = new EventEmitter().setMaxListeners(0)
  const tell = (hints: Hint[]) => {
    for (const [workspaceId, group] of Map.groupBy(hints, (hint) => hint.workspaceId)) here.emit(workspaceId, group)
  }
  const others = hearOthers(connection, tell)
  let gathered = new Map<string, Hint>()
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    timer = undefined
    const hints = [...gathered.values()]
    gathered = new Map()
    tell(hints)
    tellOthers(pool, hints)
  }
  return {
    announce(hint) {
      const crowd = gathered.size >= mostGathered
      const kept = crowd ? { ...hint, id: '' } : hint
      gathered.set(`${kept.workspaceId} ${kept.kind} ${kept.id} ${kept.audienceId}`, kept)
      timer ??= setTimeout(flush, gatherMs).unref()
    },
    listen(workspaceId, hear) {
      here.on(workspaceId, hear)
      return () => here.off(workspaceId, hear)
    },
    async stop() {
      clearTimeout(timer)
      if (gathered.size > 0) flush()
      await others.stop()
    },
  }
}

/** Tells what came from this process from what came from another. */
const self = `${process.pid}.${Date.now()}`
const complain = (error: Error) => console.error(`live updates: ${error.message}`)

function tellOthers(pool: pg.Pool, hints: readonly Hint[]): void {
  for (let at = 0; at < hints.length; at += mostPerMessage) {
    const payload = JSON.stringify({ from: self, hints: hints.slice(at, at + mostPerMessage) })
    pool.query('select pg_notify($1, $2)', [channel, payload]).catch(complain)
  }
}

function hearOthers(connection: pg.ClientConfig, tell: (hints: Hint[]) => void): { stop(): Promise<void> } {
  let client: pg.Client | undefined
  let stopped = false
  const open = async () => {
    client = new pg.Client({ ...connection, application_name: 'kith live' })
    client.on('notification', ({ payload }) => {
      const { from, hints } = JSON.parse(payload ?? '{}') as { from: string; hints: Hint[] }
      if (from !== self) tell(hints)
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
