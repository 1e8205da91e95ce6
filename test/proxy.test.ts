// Kith behind the proxies of docs/proxy.md, run for real: who calls is told right, changes are heard at once, nothing is held back.
import { request as plain } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../server/api.ts'
import { makeServer } from '../server/base/http.ts'
import { loopback } from '../server/base/net/network.ts'
import { may, type Right } from '../server/workspace/role.ts'
import { enter } from '../server/workspace/session.ts'
import { isProxyInstalled, type Proxy, type ProxyName, startProxy } from './servers/proxy.ts'
import { freePort } from './servers/port.ts'
import { newWorld, type World } from './world.ts'

type Asked = { method?: string; from?: string; headers?: Record<string, string>; body?: object | Buffer }
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

const names: ProxyName[] = ['nginx', 'caddy']

describe.each(names)('behind %s', (name) => {
  const there = isProxyInstalled(name)
  let world: World
  let app: FastifyInstance
  let proxy: Proxy
  let home = ''
  const ask = (path: string, asked: Asked = {}) =>
    askOf(proxy, path, { ...asked, headers: { origin: home, ...asked.headers } })
  const signIn = (password: string, asked: Asked = {}, email = world.email) =>
    ask('/api/sign-in', { method: 'POST', body: { email, password }, ...asked })
  const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0] ?? ''

  beforeAll(async () => {
    if (!there) return
    world = await newWorld()
    const ports = { plainPort: await freePort(), tlsPort: await freePort() }
    home = `https://localhost:${ports.tlsPort}`
    const gate = {
      open: (token: string) => enter(world.ground, token),
      may: (role: string, right: string) => may(role, right as Right),
    }
    app = await makeServer({
      ground: world.ground,
      gate,
      endpoints: api,
      webFolder: null,
      proxies: loopback,
      url: home,
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    proxy = await startProxy(name, (app.server.address() as AddressInfo).port, ports)
  }, 30_000)
  afterAll(async () => {
    await proxy?.stop()
    await app?.close()
  })

  test.runIf(there)('plain HTTP is sent to the public address', async () => {
    const { status, headers } = await askOf(proxy, '/people?x=1', { plainly: true })
    expect(status).toBeGreaterThanOrEqual(301)
    expect(headers.location).toMatch(/^https:\/\/localhost(:\d+)?\/people\?x=1$/)
  })

  test.runIf(there)(
    'a session is opened by a cookie that never travels in the clear, for who really calls',
    async () => {
      const spoofed = {
        'x-forwarded-for': '203.0.113.9',
        'x-forwarded-proto': 'http',
        'x-forwarded-host': 'evil.example',
      }
      const opened = await signIn(world.password, { from: '127.0.0.2', headers: spoofed })
      expect(opened.status).toBe(200)
      expect(String(opened.headers['set-cookie'])).toMatch(/^__Host-kith=.*Secure/)
      expect(opened.headers['strict-transport-security']).toBe('max-age=31536000')
      const sessions = await ask('/api/sessions', { headers: { cookie: cookieOf(opened) } })
      const [first] = (JSON.parse(sessions.text) as { items: { address: string }[] }).items
      expect(first?.address).toBe('127.0.0.2')
    },
  )

  test.runIf(there)('a change that a page from elsewhere asks for is refused', async () => {
    expect((await signIn(world.password, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await signIn(world.password, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  test.runIf(there)(
    'whoever tries passwords has to wait, whatever addresses they make up, and nobody else does',
    async () => {
      const { email } = await newWorld()
      const tries: number[] = []
      for (let round = 0; round < 8; round++)
        tries.push((await signIn('wrong', { from: '127.0.0.3', headers: madeUp(round) }, email)).status)
      expect(tries.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
      expect(tries.slice(5)).toContain(429)
      expect((await signIn('wrong', { from: '127.0.0.4' }, email)).status).toBe(401)
      expect((await signIn(world.password, { from: '127.0.0.3', headers: madeUp(9) })).status).toBe(200)
      const many: number[] = []
      for (let round = 0; round < 24; round++)
        many.push(
          (await signIn('wrong', { from: '127.0.0.5', headers: madeUp(round) }, `x${round}@reed.example`)).status,
        )
      expect(many.at(-1)).toBe(429)
      expect((await signIn(world.password, { from: '127.0.0.6' })).status).toBe(200)
    },
  )

  test.runIf(there)('what changes is heard at once', async () => {
    const cookie = cookieOf(await signIn(world.password))
    const heard = await listen(proxy, cookie, () => {
      const { workspaceId } = world.scope
      world.ground.live.announce({ workspaceId, kind: 'person.changed', id: '', audienceId: null })
    })
    expect(heard.text).toContain('person.changed')
    expect(heard.afterMs).toBeLessThan(1500)
  })

  test.runIf(there)('a piece of an upload passes, whole', async () => {
    const cookie = cookieOf(await signIn(world.password))
    const piece = Buffer.alloc(8 * 2 ** 20, 'From - Mon Jan 01 00:00:00 2024\nSubject: x\n\nx\n\n')
    const made = await ask('/api/parcels', { method: 'POST', headers: { cookie }, body: { bytes: piece.length } })
    const { id } = JSON.parse(made.text) as { id: string }
    const path = `/api/parcels/${id}/files?path=a.mbox&offset=0`
    const sent = await ask(path, { method: 'PUT', headers: { cookie }, body: piece })
    expect([sent.status, sent.text]).toEqual([200, JSON.stringify({ bytes: piece.length })])
  })
})

const madeUp = (round: number) => ({ 'x-forwarded-for': `198.51.100.${round}`, 'x-real-ip': `198.51.100.${round}` })

const optionsOf = (
  { tlsPort, certificate }: Proxy,
  path: string,
  { method = 'GET', from, headers }: Asked,
): RequestOptions => ({
  host: '127.0.0.1',
  servername: 'localhost',
  port: tlsPort,
  path,
  method,
  ca: certificate,
  agent: false,
  headers: { host: `localhost:${tlsPort}`, ...headers },
  ...(from ? { localAddress: from } : {}),
})

function askOf(
  proxy: Proxy,
  path: string,
  { body, plainly, ...asked }: Asked & { plainly?: boolean },
): Promise<Answer> {
  const bytes = Buffer.isBuffer(body) ? body : body && Buffer.from(JSON.stringify(body))
  const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json'
  const headers = {
    ...(bytes ? { 'content-type': type, 'content-length': String(bytes.length) } : {}),
    ...asked.headers,
  }
  const options = optionsOf(proxy, path, { ...asked, headers })
  return new Promise((done, failed) => {
    const call = plainly
      ? plain({ ...options, port: proxy.plainPort, headers: { host: 'localhost' } })
      : request(options)
    call.on('error', failed)
    call.on('response', (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    call.end(bytes)
  })
}

/** Opens the stream of changes, has one announced once it is ready, and answers what was heard and how soon. */
function listen(proxy: Proxy, cookie: string, announce: () => void): Promise<{ text: string; afterMs: number }> {
  return new Promise((done, failed) => {
    const call = request(optionsOf(proxy, '/api/live', { headers: { cookie } }))
    const late = setTimeout(() => call.destroy(new Error('nothing was heard')), 10_000)
    call.on('error', failed)
    call.on('response', (response) => {
      let [text, announcedAt] = ['', 0]
      response.on('error', () => undefined)
      response.on('data', (part: Buffer) => {
        text += part
        if (announcedAt === 0 && text.includes('event: ready')) {
          announcedAt = performance.now()
          announce()
        }
        if (!text.includes('changes')) return
        clearTimeout(late)
        done({ text, afterMs: performance.now() - announcedAt })
        call.destroy()
      })
    })
    call.end()
  })
}
