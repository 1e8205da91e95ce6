import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { babbles } from '../../../../test/faults/imap/babble.ts'
import { listMailbox } from '../count/list.ts'
import { faultOf } from './fault.ts'
import { openLine } from './imap.ts'

const patience = { connectMs: 400, silenceMs: 250 }
const access = { host: '127.0.0.1', security: 'none' as const, login: 'tom', password: 'secret', certificate: null }

/** A server that greets so and then says one thing after the other, one at each command, and closes when it has no more to say. */
async function speak(greeting: string, sayings: readonly ((tag: string) => string)[]): Promise<number> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.write(greeting, 'latin1')
    const left = [...sayings]
    socket.on('data', (bytes) => {
      const [tag = 'a'] = bytes.toString('latin1').split(' ')
      const say = left.shift()
      if (say) socket.write(say(tag), 'latin1')
      else socket.end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing = async () => {
    for (const socket of open) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return (server.address() as { port: number }).port
}
let closing = async () => undefined as void

const ok = (tag: string) => `${tag} OK done\r\n`
const folder = (tag: string) =>
  `* FLAGS (\\Seen)\r\n* 3 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 4] x\r\n${tag} OK [READ-ONLY] done\r\n`
const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => () => Buffer.from(some).toString('latin1'))
const saying = fc.oneof(fc.constantFrom(ok, ok, folder, ...babbles), bytes)

async function walk(port: number): Promise<string> {
  const line = await openLine({ ...access, port }, 'any', patience)
  try {
    await line.folders()
    await line.open('INBOX')
    const uids = await line.uids()
    await line.heads(uids.slice(0, 5))
    await line.sources(uids.slice(0, 5))
    await line.news(100)
    return 'well'
  } finally {
    line.close()
  }
}

test('whatever a server says, the line ends in time with a fault that is told by a code', {
  timeout: 120_000,
}, async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(saying, { maxLength: 12 }), async (greets, sayings) => {
      const port = await speak(greets ? '* OK [CAPABILITY IMAP4rev1 IDLE CONDSTORE] ready\r\n' : '', [
        ok,
        ok,
        ok,
        ok,
        ...sayings,
      ])
      const began = performance.now()
      const how = await walk(port).catch((error: unknown) => faultOf(error).code)
      seen.add(how)
      expect(performance.now() - began).toBeLessThan(15_000)
      await closing()
    }),
    { numRuns: 25 },
  )
  expect([...seen]).not.toContain('interrupted')
})

test('nor does what counts afresh ever hang or end anything', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(saying, { maxLength: 8 }), async (sayings) => {
      const port = await speak('* OK ready\r\n', [ok, ...sayings])
      const given = { ...access, port, lookup: () => undefined, patienceMs: 250 }
      const listed = await listMailbox(given, new Set()).catch((error: unknown) => faultOf(error).code)
      expect(listed === 'interrupted').toBe(false)
      await closing()
    }),
    { numRuns: 25 },
  )
})

test('a refusal to sign in is told by its code alone', async () => {
  const refusals = {
    wrong_password: 'NO [AUTHENTICATIONFAILED] Authentication failed.',
    sign_in_unavailable: 'NO [UNAVAILABLE] Temporary authentication failure.',
    too_many_connections: 'NO [LIMIT] Maximum number of connections exceeded',
    sign_in_refused: 'NO [ALERT] Application-specific password required',
  }
  onTestFinished(() => closing())
  for (const [code, said] of Object.entries(refusals)) {
    const port = await speak('* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\r\n', [
      (tag) => `${tag} ${said}\r\n`,
    ])
    await expect(openLine({ ...access, port }, 'any', patience).catch(faultOf)).resolves.toMatchObject({ code })
    await expect(
      listMailbox({ ...access, port, lookup: () => undefined }, new Set()).catch(faultOf),
    ).resolves.toMatchObject({ code })
    await closing()
  }
  closing = async () => undefined
})
