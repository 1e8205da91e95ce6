// Importing a mailbox: messages per second from mbox to searchable timeline, beside the MIME parser alone on the same bytes in one worker.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startGround } from '../server/base/ground.ts'
import { installJobs } from '../server/base/jobs.ts'
import { migrate } from '../server/base/migrate.ts'
import { openDatabases } from '../server/base/postgres/open.ts'
import { endIdleWorkers } from '../server/base/worker.ts'
import { importSource } from '../server/capture/import.ts'
import { parseMails } from '../server/capture/mail/apart.ts'
import { bringFile } from '../server/capture/source.ts'
import { queueNames } from '../server/queues.ts'
import { firstRun } from '../server/workspace/first-run.ts'
import { enterWorkspace } from '../server/workspace/session.ts'
import { printFigures } from './figures.ts'
import { benchFolder } from './world/kith.ts'
import { round } from './world/load.ts'
import { makeTexts } from './world/words.ts'

const at = process.argv.indexOf('--size')
const size = at === -1 ? 20_000 : Number(process.argv[at + 1])
const home = join(benchFolder, `import-${process.pid}`)
mkdirSync(home, { recursive: true, mode: 0o755 })
const mails = makeMails(size)
const path = join(home, 'box.mbox')
writeFileSync(
  path,
  mails.map((mail) => `From - Thu Jan  1 00:00:00 2026\n${mail.replace(/^From /gm, '>From ')}\n`).join(''),
)

const databases = await openDatabases({ home })
await migrate(databases.owner)
await installJobs(databases.owner, queueNames)
const { ground, stop } = await startGround(databases.app, home)
const owner = {
  company: 'Bench',
  name: 'Tom',
  email: 'tom@bench.example',
  password: 'a long enough password',
  addresses: [],
  domains: ['bench.example'],
}
const { accountId, workspaceId } = await firstRun(ground, owner)
const scope = await enterWorkspace(ground, accountId, workspaceId)
if (!scope) throw new Error('no workspace')
const sample = mails.slice(0, Math.min(size, 6000)).map((mail) => Buffer.from(mail))
await parseMails(sample.slice(0, 500))
const parsing = performance.now()
for (let from = 0; from < sample.length; from += 64) await parseMails(sample.slice(from, from + 64))
const rawPerSecond = sample.length / ((performance.now() - parsing) / 1000)

const { sourceId } = await bringFile(scope, { path, name: 'box.mbox', readers: 'everyone' })
let peak = 0
const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50)
const began = performance.now()
const done = await importSource(scope, sourceId)
const seconds = (performance.now() - began) / 1000
clearInterval(watching)
await endIdleWorkers()
await stop()
// What is waited for while the server stops keeps no process alive by itself.
const awake = setInterval(() => undefined, 1000)
await databases.stop()
clearInterval(awake)
rmSync(home, { recursive: true, force: true })
printFigures(
  'bench import',
  {
    messages: done.messages,
    captured: done.captured,
    seconds: round(seconds),
    perSecond: Math.round(done.messages / seconds),
    rawPerSecond: Math.round(rawPerSecond),
    share: round(done.messages / seconds / rawPerSecond),
    peakMB: Math.round(peak / 2 ** 20),
  },
  { perSecond: 800, share: 0.3 },
)

/** Mails of about 5 kB between us and a tenth as many customers, a third of them answers. */
function makeMails(count: number): string[] {
  const texts = makeTexts(4000)
  const text = (n: number) => (texts[n % texts.length] ?? '').replace(/(.{60,72}) /g, '$1\n')
  return Array.from({ length: count }, (_, n) => {
    const customer = Math.floor(n / 3) % Math.ceil(count / 10)
    const [them, us] = [
      `Customer ${customer} <customer${customer}@shop${customer % 977}.example>`,
      'Tom <tom@bench.example>',
    ]
    const [from, to] = n % 3 === 1 ? [us, them] : [them, us]
    const answers =
      n % 3 === 0 ? '' : `In-Reply-To: <m${n - 1}@bench.example>\r\nReferences: <m${n - 1}@bench.example>\r\n`
    const quoted =
      n % 3 === 0 ? '' : `\r\n\r\nOn Mon, 5 Jan 2026 at 10:00, somebody wrote:\r\n${text(n - 1).replace(/^/gm, '> ')}`
    const at = new Date(Date.UTC(2025, 0, 1) + n * 60_000).toUTCString().replace('GMT', '+0000')
    const trace = Array.from(
      { length: 12 },
      (_, hop) =>
        `Received: from mx${hop}.example (mx${hop}.example [192.0.2.${hop}]) by in.example with ESMTPS id ${n}x${hop}; ${at}\r\n`,
    ).join('')
    return `${trace}Message-ID: <m${n}@bench.example>\r\n${answers}Date: ${at}\r\nFrom: ${from}\r\nTo: ${to}\r\nSubject: ${n % 3 ? 'Re: ' : ''}Order ${Math.floor(n / 3)}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text(n)}\r\n${text(n + 7)}${quoted}\r\n`
  })
}
