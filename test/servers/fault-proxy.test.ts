import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { onTestFinished, test, expect } from 'vitest'
import { letter } from '../arrive.ts'
import { chances } from '../faults/kit/chances.ts'
import { dovecotIsHere, startDovecot } from './dovecot.ts'
import { startFaultProxy } from './fault-proxy.ts'

/** A server that says what it is told to say, behind a proxy. */
async function speaker(answer: (socket: Socket) => void) {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const proxy = await startFaultProxy((server.address() as AddressInfo).port)
  onTestFinished(() => proxy.stop())
  return proxy
}

/** Everything that is heard until the line ends or breaks. */
function hear(port: number, say = 'go'): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(say))
    let heard = ''
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')))
    socket.on('error', (error: NodeJS.ErrnoException) => (heard += `!${error.code}`))
    socket.on('close', () => done(heard))
  })
}

const echo = (socket: Socket) => void socket.pipe(socket)
const saying = (...pieces: string[]) => {
  const say = async (socket: Socket) => {
    for (const piece of pieces) {
      socket.write(piece, 'latin1')
      await wait(1)
    }
    socket.end()
  }
  return (socket: Socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => void say(socket))
  }
}

test('every byte passes in both directions, and the end of each', async () => {
  const proxy = await speaker(echo)
  const large = 'a'.repeat(300_000)
  const socket = connect(proxy.port, '127.0.0.1', () => socket.end(large))
  const heard = await socket.toArray()
  expect(Buffer.concat(heard).length).toBe(large.length)
  expect(proxy.passed()).toEqual({ client: large.length, server: large.length })
  await expect.poll(proxy.counts).toEqual({ opened: 1, open: 0, cut: 0 })
})

test('a line is cut after so many bytes, once', async () => {
  const proxy = await speaker(saying('abcdef', 'ghijkl'))
  const cut = proxy.cut({ after: 8 })
  expect(await hear(proxy.port)).toBe('abcdefgh')
  await cut
  expect(await hear(proxy.port)).toBe('abcdefghijkl')
  await expect.poll(proxy.counts).toEqual({ opened: 2, open: 0, cut: 1 })
})

test('a line is cut at a word that comes in two pieces, after it or before it', async () => {
  const proxy = await speaker(saying('one two th', 'ree four'))
  void proxy.cut({ at: 'three' })
  expect(await hear(proxy.port)).toBe('one two three')
  void proxy.cut({ at: 'two', before: true, how: 'reset' })
  expect(await hear(proxy.port)).toBe('one !ECONNRESET')
  void proxy.cut({ at: 'go', of: 'client', before: true })
  expect(await hear(proxy.port)).toBe('')
})

test('what passes is told of without a cut, the third time a word is said on any line', async () => {
  const proxy = await speaker(saying('one', ' one'))
  const told = proxy.cut({ at: 'one', times: 3, how: 'pass' })
  expect(await hear(proxy.port)).toBe('one one')
  expect(await Promise.race([told.then(() => 'told'), wait(20)])).toBe(undefined)
  expect(await hear(proxy.port)).toBe('one one')
  await told
  expect(proxy.counts()).toMatchObject({ opened: 2, cut: 0 })
})

test('a line is cut in the middle of a literal, wherever its pieces begin and whatever stands in the ones before', async () => {
  const first = `{300}\r\n${'a{400}\r\n'.padEnd(300, 'a')}`
  const second = `) BODY[] {200}\r\n${'b'.repeat(200)} done`
  const whole = `* 1 FETCH (BODY[] {12}\r\nsmall small ${first}${second}`
  for (const size of [3, 16, 64, 1000]) {
    const proxy = await speaker(saying(...(whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [])))
    void proxy.cut({ literal: 2, share: 0.25 })
    expect(await hear(proxy.port)).toBe(whole.slice(0, whole.indexOf('bbb') + 50))
  }
})

test('connections are cut at random as the seed says, the same each time', async () => {
  const proxy = await speaker(saying('x'.repeat(1000)))
  const lengths = async () => {
    const chance = chances(7)
    proxy.cutEach(() => (chance() < 0.5 ? null : Math.floor(chance() * 900)))
    const heard: number[] = []
    for (let times = 0; times < 6; times++) heard.push((await hear(proxy.port)).replace(/!.*/, '').length)
    return heard
  }
  const first = await lengths()
  expect(first).toEqual(await lengths())
  expect(new Set(first).size).toBeGreaterThan(2)
  expect(first).toContain(1000)
})

test('a slow line takes its time, a stalled one waits, a dead one refuses until it is up again', async () => {
  const proxy = await speaker(saying('x'.repeat(200)))
  proxy.slow({ bytesPerSecond: 1000 })
  const began = performance.now()
  expect((await hear(proxy.port)).length).toBe(200)
  expect(performance.now() - began).toBeGreaterThan(180)
  proxy.slow(null)
  proxy.stall()
  const heard = hear(proxy.port)
  expect(await Promise.race([heard, wait(100)])).toBe(undefined)
  proxy.flow()
  expect((await heard).length).toBe(200)
  await proxy.down()
  expect(await hear(proxy.port)).toBe('!ECONNREFUSED')
  await proxy.up()
  expect((await hear(proxy.port)).length).toBe(200)
})

test('a silent line stays open and says nothing more', async () => {
  const proxy = await speaker(saying('abc', 'def'))
  const cut = proxy.cut({ after: 2, how: 'silence' })
  const heard = hear(proxy.port)
  await cut
  expect(await Promise.race([heard, wait(50)])).toBe(undefined)
  proxy.cutAll()
  expect(await heard).toBe('ab')
})

test.skipIf(!dovecotIsHere)('a real fetch that is cut mid-literal fails, and the next one has all of it', async () => {
  const server = await startDovecot({ users: { tom: 'secret' } })
  onTestFinished(() => server.stop())
  const proxy = await startFaultProxy(server.port)
  onTestFinished(() => proxy.stop())
  const mail = letter({ from: 'margaret@chensbakery.example', text: 'flour '.repeat(30_000) })
  server.deliver('tom', mail)
  const fetch = async () => {
    const auth = { user: 'tom', pass: 'secret' }
    const client = new ImapFlow({ host: '127.0.0.1', port: proxy.port, doSTARTTLS: false, auth, logger: false })
    client.on('error', () => undefined)
    await client.connect()
    await client.mailboxOpen('INBOX')
    const message = await client.fetchOne('1', { source: true }).finally(() => client.close())
    return message ? message.source : undefined
  }
  const cut = proxy.cut({ literal: 1 })
  await expect(fetch()).rejects.toThrow()
  await cut
  expect((await fetch())?.equals(mail)).toBe(true)
})
