import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { onTestFinished, test as always, expect } from 'vitest'
import { dovecotIsHere, startDovecot } from './dovecot.ts'
import { type Exim, eximIsHere, startExim } from './exim.ts'
import { startFaultProxy } from './fault-proxy.ts'
import { countFolders, countMessageIds, readMessages } from './witness.ts'

const test = always.skipIf(!eximIsHere)

async function exim(settings: Parameters<typeof startExim>[0] = {}): Promise<Exim> {
  const server = await startExim({ users: { tom: 'secret' }, ...settings })
  onTestFinished(() => server.stop())
  return server
}

type Way = {
  port?: number
  secure?: boolean
  ignoreTLS?: boolean
  authMethod?: string
  pass?: string
  stranger?: boolean
}

async function send(server: Exim, to: string, id: string, { pass = 'secret', stranger, ...way }: Way = {}) {
  const tls = { ca: server.certificate }
  const auth = stranger ? undefined : { user: 'tom', pass }
  const transport = createTransport({ host: '127.0.0.1', port: server.port, tls, auth, ...way })
  const mail = { from: 'tom@reed.example', to, subject: 'Flour', text: 'Ready.', messageId: `<${id}@reed.example>` }
  await transport.sendMail(mail).finally(() => transport.close())
}

test('mail is taken from whoever signs in, under STARTTLS, TLS or neither, and counted once each', async () => {
  const server = await exim()
  await send(server, 'margaret@chensbakery.example', 'one')
  await send(server, 'margaret@chensbakery.example', 'two', { port: server.tlsPort, secure: true })
  await send(server, 'margaret@chensbakery.example', 'three', { ignoreTLS: true, authMethod: 'LOGIN' })
  await expect(send(server, 'a@b.example', 'four', { pass: 'wrong' })).rejects.toMatchObject({ responseCode: 535 })
  await expect(send(server, 'a@b.example', 'five', { stranger: true })).rejects.toMatchObject({ responseCode: 550 })
  const taken = server.accepted().map(({ messageId, login, tls }) => [messageId, login, tls])
  expect(taken).toEqual([
    ['one@reed.example', 'tom', true],
    ['two@reed.example', 'tom', true],
    ['three@reed.example', 'tom', false],
  ])
  await expect.poll(() => countFolders(server.world).INBOX, { timeout: 5000 }).toBe(3)
  server.setPassword('tom', 'sesame')
  await expect(send(server, 'a@b.example', 'six')).rejects.toMatchObject({ responseCode: 535 })
})

test('a recipient, and a whole message, is refused or deferred as it is told', async () => {
  const server = await exim({ sizeLimit: '100K' })
  server.answer('gone@x.example', '550 5.1.1 Never heard of')
  server.answer('busy@x.example', '451 4.3.0 Not now')
  await expect(send(server, 'gone@x.example', 'one')).rejects.toMatchObject({ response: '550 5.1.1 Never heard of' })
  await expect(send(server, 'busy@x.example', 'two')).rejects.toMatchObject({ responseCode: 451 })
  server.answerMessage('554 5.7.1 Looks like spam')
  await expect(send(server, 'ann@x.example', 'three')).rejects.toMatchObject({ responseCode: 554 })
  server.answerMessage(null)
  server.answer('busy@x.example', null)
  await send(server, 'busy@x.example', 'four')
  expect(server.accepted().map(({ messageId }) => messageId)).toEqual(['four@reed.example'])
})

always.skipIf(!eximIsHere || !dovecotIsHere)('a bounce comes back into the mailbox of who sent it', async () => {
  const [server, dovecot] = [await exim(), await startDovecot()]
  onTestFinished(() => dovecot.stop())
  server.deliverTo('tom@reed.example', dovecot.maildir('tom'))
  server.answer('gone@x.example', 'bounce')
  await server.hold(true)
  await send(server, 'gone@x.example', 'one')
  await server.kill()
  await server.start()
  await wait(100)
  expect([await server.queued(), countFolders(dovecot.maildir('tom'))]).toEqual([1, {}])
  await server.hold(false)
  await expect.poll(() => countFolders(dovecot.maildir('tom')).INBOX, { timeout: 5000 }).toBe(1)
  const [bounce] = readMessages(dovecot.maildir('tom')).map(String)
  expect(bounce).toMatch(/report-type=delivery-status[^]*Action: failed\s+Final-Recipient: rfc822;gone@x.example/)
  expect(bounce).toContain('Message-ID: <one@reed.example>')
})

test('what it took before a kill is delivered after it, once', async () => {
  const server = await exim()
  await server.hold(true)
  for (const id of ['one', 'two', 'three']) await send(server, 'ann@x.example', id)
  await server.kill()
  await expect(send(server, 'ann@x.example', 'four')).rejects.toMatchObject({ code: 'ESOCKET' })
  await server.start()
  await server.hold(false)
  await expect.poll(() => countFolders(server.world).INBOX, { timeout: 5000 }).toBe(3)
  expect([...countMessageIds(server.world).values()]).toEqual([1, 1, 1])
})

test('a line cut at the 250 leaves the mail taken and the sender without an answer', async () => {
  const server = await exim()
  const proxy = await startFaultProxy(server.port)
  onTestFinished(() => proxy.stop())
  const cut = proxy.cut({ at: '250 OK id=', before: true })
  await expect(send(server, 'ann@x.example', 'one', { port: proxy.port, ignoreTLS: true })).rejects.toThrow()
  await cut
  expect(server.accepted().map(({ messageId }) => messageId)).toEqual(['one@reed.example'])
})

test('it waits before the answer to a message, and then sees a sender who has gone', async () => {
  const server = await exim()
  const proxy = await startFaultProxy(server.port)
  onTestFinished(() => proxy.stop())
  server.waitBefore250(1)
  const cut = proxy.cut({ of: 'client', at: '\r\n.\r\n' })
  await expect(send(server, 'ann@x.example', 'one', { port: proxy.port, ignoreTLS: true })).rejects.toThrow()
  await cut
  await wait(1300)
  expect(server.accepted()).toEqual([])
})
