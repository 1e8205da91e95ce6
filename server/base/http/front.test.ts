// What the front door makes of a proxy, of its absence, and of pages from elsewhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testGround } from '../../../test/world.ts'
import type { ServerOptions } from './options.ts'
import { makeServer } from '../http.ts'
import { openEndpoint, nothing } from '../endpoint.ts'
import { Problem } from '../problem.ts'
import { z } from 'zod'

const endpoints = {
  'GET /who': openEndpoint({
    name: 'readWho',
    does: 'Tells who calls.',
    may: 'anyone',
    takes: nothing,
    gives: z.object({ address: z.string() }),
    answer: ({ address }) => Promise.resolve({ address }),
  }),
  'GET /wait': openEndpoint({
    name: 'wait',
    does: 'Asks to wait.',
    may: 'anyone',
    takes: nothing,
    gives: nothing,
    answer: () => Promise.reject(new Problem('tooMany', 'wait', 'Wait.', [{ path: '', code: 'seconds', detail: '7' }])),
  }),
  'POST /token': openEndpoint({
    name: 'giveToken',
    does: 'Gives a token.',
    may: 'anyone',
    takes: nothing,
    gives: nothing,
    answer: (door) => {
      door.giveToken('t', new Date(Date.now() + 1000))
      return Promise.resolve({})
    },
  }),
}

async function front(options: Partial<ServerOptions>) {
  const gate = { open: () => Promise.resolve(null), may: () => false }
  const app = await makeServer({
    ground: await testGround(),
    gate,
    endpoints,
    webFolder: null,
    proxies: [],
    ...options,
  })
  afterAll(() => app.close())
  const who = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    (await app.inject({ url: '/api/who', headers, remoteAddress })).json<{ address: string }>().address
  const token = (headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/api/token', headers: { host: 'kith.example', ...headers }, payload: {} })
  return { app, who, token }
}

const home = 'https://kith.example'

test('behind a proxy a caller is who the proxy says, whatever addresses they made up', async () => {
  const { who } = await front({ proxies: ['127.0.0.1'] })
  expect(await who({ 'x-forwarded-for': '203.0.113.9, 198.51.100.7' })).toBe('198.51.100.7')
  expect(await who({ 'x-forwarded-for': '203.0.113.9, 127.0.0.1, 198.51.100.7:5123' })).toBe('198.51.100.7')
  expect(await who({ 'x-forwarded-for': '203.0.113.9, 127.0.0.1' })).toBe('127.0.0.1')
  expect(await who({ 'x-forwarded-for': 'nobody' })).toBe('127.0.0.1')
})

test('whoever is not that proxy is who they are, whatever they say', async () => {
  const { who, token } = await front({ proxies: ['172.18.0.0/16'] })
  const made = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https', forwarded: 'for=198.51.100.7' }
  expect(await who(made, '203.0.113.9')).toBe('203.0.113.9')
  expect(await who(made, '::ffff:203.0.113.9')).toBe('203.0.113.9')
  expect(await who(made, '::ffff:172.18.3.4')).toBe('198.51.100.7')
  expect((await token(made)).headers['set-cookie']).not.toContain('Secure')
})

test('where no proxy was named, none is believed, and that one stands there is told once', async () => {
  const told: string[] = []
  const { who } = await front({ tell: (line) => told.push(line) })
  expect(await who({ 'x-forwarded-for': '198.51.100.7' })).toBe('127.0.0.1')
  await who({ 'x-forwarded-for': '198.51.100.8' })
  expect(told).toEqual([expect.stringMatching(/proxy at 127\.0\.0\.1 .*KITH_TRUST_PROXY/)])
})

test('where the public address is https, the cookie is its own and never travels in the clear, whatever the proxy forgot to tell', async () => {
  const { token } = await front({ url: home })
  expect((await token()).headers['set-cookie']).toMatch(
    /^__Host-kith=t; (?=.*Path=\/)(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)/,
  )
  const plain = await front({})
  expect((await plain.token()).headers['set-cookie']).toMatch(/^kith=t; (?!.*Secure)(?!.*Domain)/)
  const told = await front({ proxies: ['127.0.0.1'] })
  expect((await told.token({ 'x-forwarded-proto': 'https' })).headers['set-cookie']).toMatch(/^kith=t; .*Secure/)
})

test('https is for good where it is the public address, and only there', async () => {
  const hsts = async (options: Partial<ServerOptions>) =>
    (await (await front(options)).app.inject({ url: '/api/who' })).headers['strict-transport-security']
  expect(await hsts({ url: home })).toBe('max-age=31536000')
  expect(await hsts({ url: 'http://kith.example' })).toBeUndefined()
  expect(await hsts({ proxies: ['127.0.0.1'] })).toBeUndefined()
})

test('a page opened in the clear or past the proxy is sent to the public address; a program and a proxy that tells nothing are not', async () => {
  const { app } = await front({ url: home, proxies: ['127.0.0.1'] })
  const sent = async (url: string, headers: Record<string, string>, remoteAddress = '127.0.0.1', method = 'GET') =>
    (await app.inject({ method: method as 'GET', url, headers, remoteAddress })).headers.location
  const through = (scheme: string) => ({ 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': scheme })
  expect(await sent('/people/1?tab=a', through('http'))).toBe('https://kith.example/people/1?tab=a')
  expect(await sent('//evil.example/', through('http'))).toMatch(/^https:\/\/kith\.example\//)
  expect(await sent('/\\evil.example/', through('http'))).toMatch(/^https:\/\/kith\.example\//)
  expect(await sent('/people', {}, '192.0.2.8')).toBe('https://kith.example/people')
  expect(await sent('/people', through('https'))).toBeUndefined()
  expect(await sent('/api/who', through('http'))).toBeUndefined()
  expect(await sent('/api/token', {}, '192.0.2.8', 'POST')).toBeUndefined()
  expect(await sent('/people', {})).toBeUndefined()
  expect(await sent('/people', through('https'), '192.0.2.8')).toBeUndefined()
})

test('the page is told the public address, which it may have been opened past', async () => {
  const webFolder = mkdtempSync(join(tmpdir(), 'kith-web-'))
  afterAll(() => rmSync(webFolder, { recursive: true }))
  writeFileSync(join(webFolder, 'index.html'), '<html><head><title>Kith</title></head></html>')
  const page = async (options: Partial<ServerOptions>) =>
    (await front({ webFolder, ...options })).app.inject({ url: '/settings', remoteAddress: '127.0.0.1' })
  const told = await page({ url: home })
  expect(told.body).toMatch(/<head>\s*<meta name="kith-url" content="https:\/\/kith\.example" \/><title>/)
  expect([told.headers['content-type'], told.headers['cache-control']]).toEqual([
    'text/html; charset=utf-8',
    'no-cache',
  ])
  expect((await page({})).body).not.toContain('kith-url')
})

test('a wait that is asked for stands in the header too', async () => {
  const { app } = await front({})
  const answer = (await app.inject({ url: '/api/wait' })).headers['retry-after']
  expect(answer).toBe('7')
})

test('a change is taken from our own pages, also where a proxy tells another host, and from no other', async () => {
  const { token } = await front({ url: home })
  const status = async (headers: Record<string, string>) => (await token(headers)).statusCode
  expect(await status({ origin: home })).toBe(200)
  expect(await status({ origin: home, host: '127.0.0.1:4321' })).toBe(200)
  expect(await status({ origin: home, 'sec-fetch-site': 'same-origin', host: '127.0.0.1:4321' })).toBe(200)
  expect(await status({ origin: 'http://127.0.0.1:4321', host: '127.0.0.1:4321' })).toBe(200)
  expect(await status({ 'sec-fetch-site': 'none' })).toBe(200)
  expect(await status({})).toBe(200)
  const foreign: Record<string, string>[] = [
    { origin: 'http://kith.example' },
    { origin: 'https://evil.example' },
    { origin: 'https://kith.example.evil.example' },
    { origin: 'https://kith.example:444' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: home, 'sec-fetch-site': 'cross-site' },
    { origin: home, 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign) expect([headers, await status(headers)]).toEqual([headers, 403])
})
