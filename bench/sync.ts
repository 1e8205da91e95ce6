// `npm run bench -- sync [--size N]`: messages per second from a real Dovecot into a searchable timeline, beside the bare fetch of the same messages; and how long until delivered mail is told to an open page.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { startGround } from '../server/base/ground.ts'
import { installJobs } from '../server/base/jobs.ts'
import { migrate } from '../server/base/migrate.ts'
import { openDatabases } from '../server/base/postgres/open.ts'
import { connectMailbox } from '../server/capture/mailbox/connect.ts'
import { startFollowing } from '../server/capture/mailbox/following/hub.ts'
import { readMailbox } from '../server/capture/mailbox/read.ts'
import { queueNames } from '../server/queues.ts'
import { firstRun } from '../server/workspace/first-run.ts'
import { enterWorkspace } from '../server/workspace/session.ts'
import { letter } from '../test/arrive.ts'
import { startDovecot } from '../test/servers/dovecot.ts'
import { makeMails } from '../test/servers/mails.ts'
import { printFigures } from './figures.ts'
import { type BenchKith, benchFolder, firstSession, removeBenchHome, startBenchKith } from './world/kith.ts'
import { round, summarise } from './world/load.ts'

const at = process.argv.indexOf('--size')
const size = at === -1 ? 10_000 : Number(process.argv[at + 1])
const deliveries = 40
const user = 'tom@bench.example'
const password = 'secret'

const server = await startDovecot({ users: { [user]: password } })
for (const { folder, raw, sentAt } of makeMails({ count: size, me: { name: 'Tom Reed', address: user } }))
  server.deliver(user, raw, { folder, at: sentAt, flags: ['Seen'] })
const name = `sync-${process.pid}`
try {
  const rawPerSecond = await fetchBare()
  const { seconds, usefulMs, peak } = await follow(join(benchFolder, name))
  const live = summarise(await inRunningKith(measureLatency), 1)
  printFigures(
    'sync',
    {
      messages: size,
      seconds: round(seconds),
      perSecond: Math.round(size / seconds),
      rawPerSecond: Math.round(rawPerSecond),
      share: round(size / seconds / rawPerSecond, 3),
      peakMB: Math.round(peak / 2 ** 20),
      'useful.ms': Math.round(usefulMs),
      'live.p50': round(live.p50),
      'live.p95': round(live.p95),
    },
    { perSecond: 800, 'live.p95': 2000 },
  )
} finally {
  await server.stop()
  removeBenchHome(name)
}
process.exit()

/** As `bench import` does: what is learned from the messages afterwards is not in it. `usefulMs`: until the newest 300 were there. */
async function follow(home: string): Promise<{ seconds: number; usefulMs: number; peak: number }> {
  mkdirSync(home, { recursive: true, mode: 0o755 })
  const databases = await openDatabases({ home })
  await migrate(databases.owner)
  await installJobs(databases.owner, queueNames)
  const { ground, stop } = await startGround(databases.app, home)
  const account = { company: 'Bench', name: 'Tom Reed', email: user, password: 'a long enough password' }
  const { accountId, workspaceId } = await firstRun(ground, { ...account, addresses: [], domains: ['bench.example'] })
  const scope = await enterWorkspace(ground, accountId, workspaceId)
  if (!scope) throw new Error('no workspace')
  const imap = { host: '127.0.0.1', port: server.port, security: 'none' as const, password }
  const [given, own] = [
    { address: user, imap, smtp: null, folders: [] },
    { senderName: '', signature: '' },
  ]
  const { id } = await connectMailbox(scope, { ...given, ...own, readers: 'everyone', confirmed: ['port'] })
  let [peak, usefulMs] = [0, 0]
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50)
  const began = performance.now()
  const following = startFollowing(ground, databases.app)
  for (;;) {
    await wait(100)
    const { taken, problem } = await readMailbox(scope, id)
    if (problem) throw new Error(JSON.stringify(problem))
    if (usefulMs === 0 && taken >= Math.min(300, size)) usefulMs = performance.now() - began
    if (taken >= size) break
  }
  const seconds = (performance.now() - began) / 1000
  clearInterval(watching)
  await following.stop()
  await stop()
  // What is waited for while the server stops keeps no process alive by itself.
  const awake = setInterval(() => undefined, 1000)
  await databases.stop()
  clearInterval(awake)
  return { seconds, usefulMs, peak }
}

/** A whole Kith in a process of its own, which takes the mailbox up where it was left, once it has nothing more to do. */
async function inRunningKith<T>(measure: (kith: BenchKith, cookie: string) => Promise<T>): Promise<T> {
  const kith = await startBenchKith(name)
  try {
    const cookie = await firstSession(kith.address)
    for (let open = 1; open > 0; await wait(250)) {
      const { rows } = await kith.owner.query<{ open: number }>(
        `select count(*)::int as open from pgboss.job where state in ('created', 'retry', 'active')`,
      )
      open = rows[0]?.open ?? 0
    }
    return await measure(kith, cookie)
  } finally {
    await kith.stop()
  }
}

/** The same messages, fetched whole and thrown away. */
async function fetchBare(): Promise<number> {
  const auth = { user, pass: password }
  const client = new ImapFlow({ host: '127.0.0.1', port: server.port, doSTARTTLS: false, auth, logger: false })
  await client.connect()
  const began = performance.now()
  let messages = 0
  for (const folder of ['INBOX', 'Sent']) {
    await client.mailboxOpen(folder, { readOnly: true })
    for await (const { source } of client.fetch('1:*', { source: true })) messages += source ? 1 : 0
  }
  const rate = messages / ((performance.now() - began) / 1000)
  await client.logout()
  if (messages !== size) throw new Error(`${messages} of ${size} were fetched`)
  return rate
}

/** From the delivery into the mailbox to the hint at an open page, in ms. */
async function measureLatency(kith: BenchKith, cookie: string): Promise<number[]> {
  const stop = new AbortController()
  const response = await fetch(`${kith.address}/api/live`, { headers: { cookie }, signal: stop.signal })
  let heard = Promise.withResolvers<void>()
  void (async () => {
    const decoder = new TextDecoder()
    try {
      for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>)
        if (decoder.decode(bytes).includes('interaction.captured')) heard.resolve()
    } catch (error) {
      if ((error as Error).name !== 'AbortError') throw error
    }
  })()
  const took: number[] = []
  for (let n = 0; n < deliveries; n++) {
    heard = Promise.withResolvers()
    const began = performance.now()
    server.deliver(user, letter({ from: `ann${n}@oak.example`, to: user, subject: `News ${n}`, text: `News ${n}` }))
    await heard.promise
    took.push(performance.now() - began)
    await wait(300 + Math.random() * 400)
  }
  stop.abort()
  return took
}
