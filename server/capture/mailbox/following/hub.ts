// Has every mailbox followed by exactly one process: each is leased by a lock that the database holds for this process's connection, and lets go with it.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { sql } from 'kysely'
import { db } from '../../../base/database.ts'
import { type Ground, runGlobal } from '../../../base/scope.ts'
import { kithScope } from '../../../workspace/session.ts'
import { type Wake, wakeChannel } from '../wake.ts'
import { follow, type Follower } from './follower.ts'
import { type Pace, usualPace } from './pace.ts'

type Place = { workspaceId: string; sourceId: string }
type Told = Place & { what: Wake }
type Hub = { pace: Pace; followers: Map<string, Follower>; busy: Promise<void> }

/** Follows what there is to follow until `stop`; `connection` is the application's role. A lost connection is opened again, and what was followed on it is begun anew. */
export function startFollowing(
  ground: Ground,
  connection: pg.ClientConfig,
  pace: Pace = usualPace,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const hub: Hub = { pace, followers: new Map(), busy: Promise.resolve() }
  const running = keepConnected(ground, hub, connection, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function keepConnected(
  ground: Ground,
  hub: Hub,
  connection: pg.ClientConfig,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await lead(ground, hub, connection, signal)
    } catch (error) {
      console.error(`mailboxes: ${(error as Error).message}`)
    }
    await hub.busy
    const ended = [...hub.followers.values()].map((follower) => follower.stop())
    hub.followers.clear()
    await Promise.all(ended)
    await rest(1000, signal)
  }
}

/** A machine that is gone lets go of its leases within half a minute; a process that died, at once. */
const options = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/** Until the connection is lost, which is thrown, or it is told to stop. */
async function lead(ground: Ground, hub: Hub, connection: pg.ClientConfig, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ ...connection, options, application_name: 'kith mailboxes' })
  const losing = new AbortController()
  const over = AbortSignal.any([signal, losing.signal])
  client.on('error', (error) => losing.abort(error))
  client.on('end', () => losing.abort(new Error('the connection to the database ended')))
  await client.connect()
  client.on('notification', ({ payload }) => {
    if (!over.aborted) inTurn(hub, () => hear(ground, hub, client, JSON.parse(payload ?? '{}') as Told))
  })
  try {
    await client.query(`listen ${wakeChannel}`)
    while (!over.aborted) {
      inTurn(hub, () => takeAll(ground, hub, client))
      await rest(hub.pace.takeOverMs, over)
    }
    if (losing.signal.aborted) throw losing.signal.reason
  } finally {
    await hub.busy
    await client.end().catch((error: Error) => console.error(`mailboxes: ${error.message}`))
  }
}

/** One change after the other, so that a mailbox is not begun while it is being ended. */
function inTurn(hub: Hub, work: () => Promise<void>): void {
  hub.busy = hub.busy.then(work).catch((error: Error) => console.error(`mailboxes: ${error.message}`))
}

async function takeAll(ground: Ground, hub: Hub, client: pg.Client): Promise<void> {
  const query = sql<Place>`select workspace_id as "workspaceId", source_id as "sourceId" from followed order by source_id`
  for (const place of await runGlobal(ground, query.compile(db)))
    if (!hub.followers.has(place.sourceId)) await take(ground, hub, client, place)
}

/** Follows it unless another process does. */
async function take(ground: Ground, hub: Hub, client: pg.Client, { workspaceId, sourceId }: Place): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
    [leaseOf(sourceId)],
  )
  if (rows[0]?.mine) hub.followers.set(sourceId, follow(kithScope(ground, workspaceId), sourceId, hub.pace))
}

const leaseOf = (sourceId: string) => `mailbox ${sourceId}`

/** Something about a mailbox changed: whoever follows it begins anew, and one that nobody follows yet finds somebody. */
async function hear(ground: Ground, hub: Hub, client: pg.Client, { what, sourceId }: Told): Promise<void> {
  const follower = hub.followers.get(sourceId)
  if (follower && what === 'again') return follower.askAgain()
  if (follower && what === 'aside') return follower.stepAside()
  if (follower) {
    hub.followers.delete(sourceId)
    await follower.stop()
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [leaseOf(sourceId)])
  }
  await takeAll(ground, hub, client)
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })
}
