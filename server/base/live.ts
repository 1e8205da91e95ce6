// Tells open pages what changed: hints of kind and id, gathered for a moment, to this process and through the database to the others.
import { EventEmitter } from 'node:events'
import pg from 'pg'

/** Something visible changed; nobody is told who may not read `audienceId` (null: every member may). An empty id means many. */
export type Hint = { workspaceId: string; kind: string; id: string; audienceId: string | null }

const gatherMs = 120
const mostPerMessage = 40
const channel = 'kith_live'

export type Live = {
  announce(hint: Hint): void
  listen(workspaceId: string, hear: (hints: Hint[]) => void): () => void
  stop(): Promise<void>
}

/** Starts the exchange. `connection` is the application's role; a lost connection is opened again after a second. */
export function startLive(connection: pg.ClientConfig, pool: pg.Pool): Live {
  const here = new EventEmitter().setMaxListeners(0)
  const self = `${process.pid}.${Date.now()}`
  let gathered = new Map<string, Hint>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let client: pg.Client | undefined

  const hearOthers = async () => {
    client = new pg.Client({ ...connection, application_name: 'kith live' })
    client.on('notification', ({ payload }) => {
      const { from, hints } = JSON.parse(payload ?? '{}') as { from: string; hints: Hint[] }
      if (from !== self) tell(hints)
    })
    const again = () => !stopped && setTimeout(() => void hearOthers(), 1000).unref()
    client.once('end', again)
    client.on('error', (error) => console.error(`live updates: ${error.message}`))
    await client.connect().then(
      () => client?.query(`listen ${channel}`),
      () => again(),
    )
  }
  const tell = (hints: Hint[]) => {
    for (const [workspaceId, group] of Map.groupBy(hints, (hint) => hint.workspaceId)) here.emit(workspaceId, group)
  }
  const flush = () => {
    timer = undefined
    const hints = [...gathered.values()]
    gathered = new Map()
    tell(hints)
    for (let at = 0; at < hints.length; at += mostPerMessage) {
      const payload = JSON.stringify({ from: self, hints: hints.slice(at, at + mostPerMessage) })
      pool
        .query('select pg_notify($1, $2)', [channel, payload])
        .catch((error: Error) => console.error(`live updates: ${error.message}`))
    }
  }
  void hearOthers()
  return {
    announce(hint) {
      const crowd = gathered.size >= 200
      const kept = crowd ? { ...hint, id: '' } : hint
      gathered.set(`${kept.workspaceId} ${kept.kind} ${kept.id} ${kept.audienceId}`, kept)
      timer ??= setTimeout(flush, gatherMs).unref()
    },
    listen(workspaceId, hear) {
      here.on(workspaceId, hear)
      return () => here.off(workspaceId, hear)
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      if (gathered.size > 0) flush()
      await client?.end().catch((error: Error) => console.error(`live updates: ${error.message}`))
    },
  }
}
