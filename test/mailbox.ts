// A mailbox on a test's own Dovecot, followed in a database of the test file's own: what follows mailboxes takes all there are.
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, onTestFinished } from 'vitest'
import { db } from '../server/base/database.ts'
import { run } from '../server/base/scope.ts'
import { startFollowing } from '../server/capture/mailbox/following/hub.ts'
import { type Pace, usualPace } from '../server/capture/mailbox/following/pace.ts'
import type { MailboxDetail } from '../server/capture/mailbox/shape.ts'
import { ownDatabase } from './own-database.ts'
import type { Dovecot } from './servers/dovecot.ts'
import { newWorld, openFrontDoor, signedIn, type World } from './world.ts'

export const tom = 'tom@reed.example'
export const password = 'secret'

/** What POST /mailboxes takes to follow a user's mailbox at this port. */
export const mailboxOn = ({ port }: { port: number }, address = tom) => ({
  address,
  imap: { host: '127.0.0.1', port, security: 'none', password },
  smtp: null,
  confirmed: ['port', 'plain'],
  readers: 'everyone',
})

/** In small steps and with little patience, so that a test sees in seconds what otherwise takes minutes. */
export const quickPace: Pace = {
  ...usualPace,
  pollMs: 250,
  askMs: 100,
  takeOverMs: 200,
  wholeMs: 200,
  firstPauseMs: 50,
  mostPauseMs: 400,
  seldomPauseMs: 60_000,
  connectMs: 2000,
  silenceMs: 1500,
  turnMessages: 20,
  batchMessages: 10,
}

let opened: ReturnType<typeof ownDatabase> | undefined

/** The database of this test file, made once; gone when the file ends. */
export function followingDatabase(): ReturnType<typeof ownDatabase> {
  opened ??= ownDatabase('following')
  afterAll(async () => {
    const database = await opened
    opened = undefined
    await database?.stop()
  })
  return opened
}

type Door = Awaited<ReturnType<typeof openFrontDoor>>
let door: Promise<Door> | undefined
export type Ask = Door['ask']

/** Asks as the world's owner, or whose session it is, through the one front door of this test file. */
export async function askAs(world: World, session?: string): Promise<Ask> {
  door ??= openFrontDoor(world)
  const { ask } = await door
  const token = session ?? (await signedIn(world))
  return (key, input) => ask(key, input, token)
}

export type Place = {
  world: World
  server: Dovecot
  id: string
  ask: Ask
  look(): Promise<MailboxDetail>
  /** What stands in the tables of its arrivals, in the order they came. */
  arrivals(): ReturnType<typeof readArrivals>
  /** Ends what follows, as when Kith stops; `start` begins anew. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** Opens what every test of a file stands on, which takes a moment. */
export async function openFollowing(): Promise<void> {
  const { ground } = await followingDatabase()
  await askAs(await newWorld({ ground }))
}

/** A new workspace that follows tom's mailbox, reached through `port` where a line lies between. */
export async function follow(server: Dovecot, { pace = {}, port = server.port, more = {} } = {}): Promise<Place> {
  const { ground, app } = await followingDatabase()
  const world = await newWorld({ ground })
  const ask = await askAs(world)
  let following: { stop(): Promise<void> } | null = null
  const stop = async () => {
    await following?.stop()
    following = null
  }
  const start = async () => {
    following ??= startFollowing(ground, app, { ...quickPace, ...pace })
  }
  onTestFinished(stop)
  const { body, status } = await ask('POST /mailboxes', { ...mailboxOn({ port }), ...more })
  if (status !== 200) throw new Error(JSON.stringify(body))
  await start()
  const look = async () => (await ask('GET /mailboxes/:id', { id: body.id })).body as MailboxDetail
  return { world, server, id: body.id, ask, look, stop, start, arrivals: () => readArrivals(world, body.id) }
}

async function readArrivals({ scope }: World, sourceId: string) {
  const query = db.selectFrom('arrival').selectAll().where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, query.where('source_id', '=', sourceId).orderBy('id').compile())
  return rows
}

/** Waits until everything is read, nothing is wrong, and so many messages are here. */
export const untilHere = (place: Place, taken: number): Promise<MailboxDetail> =>
  until(async () => {
    const seen = await place.look()
    return seen.state === 'following' && seen.taken === taken && seen.listed === taken ? seen : null
  }, place.look)

/** Waits until `look` answers something; fails with what `last` tells then. */
export async function until<T>(
  look: () => Promise<T | false | null | undefined>,
  last: () => Promise<unknown> = async () => '',
  patienceMs = 15_000,
): Promise<T> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await wait(20)) {
    const seen = await look()
    if (seen) return seen
  }
  throw new Error(`it did not come to that within ${patienceMs} ms: ${JSON.stringify(await last(), null, 1)}`)
}
