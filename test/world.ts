// A test's own world: a ground on the test run's database, and workspaces of its own in it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, inject } from 'vitest'
import { startGround } from '../server/base/ground.ts'
import { makeServer } from '../server/base/http.ts'
import type { Ground, Scope } from '../server/base/scope.ts'
import { firstRun } from '../server/workspace/first-run.ts'
import { may, type Right } from '../server/workspace/role.ts'
import { enter, enterWorkspace, openSession } from '../server/workspace/session.ts'

let opened: Promise<{ ground: Ground; stop(): Promise<void> }> | undefined

/** The ground of this test file; closed when the file ends. */
export async function testGround(): Promise<Ground> {
  if (!opened) {
    const home = mkdtempSync(join(tmpdir(), 'kith-home-'))
    opened = startGround(inject('app'), home)
    afterAll(async () => {
      await (await opened)?.stop()
      rmSync(home, { recursive: true, force: true })
    })
  }
  return (await opened).ground
}

export type World = { ground: Ground; scope: Scope; accountId: string; email: string; password: string }
type Made = {
  name?: string
  company?: string
  domains?: string[]
  addresses?: string[]
  country?: string
  timeZone?: string
  /** Another ground than the one of this test file. */
  ground?: Ground
}

/** A new workspace with its owner's scope in it. */
export async function newWorld(made: Made = {}): Promise<World> {
  const ground = made.ground ?? (await testGround())
  const email = `owner-${crypto.randomUUID()}@reed.example`
  const password = 'a long enough password'
  const {
    name = 'Tom Reed',
    company = 'Reed & Marsh',
    domains = ['reed.example'],
    addresses = [],
    country = 'GB',
    timeZone = 'Europe/London',
  } = made
  const { accountId, workspaceId } = await firstRun(ground, {
    company,
    name,
    email,
    password,
    addresses,
    domains,
    country,
    timeZone,
  })
  const scope = await enterWorkspace(ground, accountId, workspaceId)
  if (!scope) throw new Error('no scope')
  return { ground, scope, accountId, email, password }
}

/** The server over this world, asked through `ask`, which signs in as the world's owner unless told otherwise. */
export async function openFrontDoor(world: World) {
  const { api } = await import('../server/api.ts')
  const { ground } = world
  const gate = {
    open: (token: string) => enter(ground, token),
    may: (role: string, right: string) => may(role, right as Right),
  }
  const app: FastifyInstance = await makeServer({
    ground,
    gate,
    endpoints: api,
    webFolder: null,
    proxies: [],
    checkAnswers: true,
  })
  afterAll(() => app.close())
  const token = await signedIn(world)
  const ask = (key: string, input: Record<string, unknown> = {}, as: string | null = token) =>
    askOf(app, key, input, as)
  return { app, ask, token }
}

/** Asks an endpoint by its key: path parameters, query and body are taken from the one input. */
async function askOf(app: FastifyInstance, key: string, input: Record<string, unknown>, as: string | null) {
  const [method = 'GET', path = '/'] = key.split(' ')
  const rest = { ...input }
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const inQuery = method === 'GET' || method === 'DELETE'
  const asked = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null)
  const response = await app.inject({
    method: method as 'GET',
    url: `/api${url}`,
    query: inQuery ? Object.fromEntries(asked.map(([name, value]) => [name, String(value)])) : {},
    ...(inQuery ? {} : { payload: rest }),
    ...(as ? { cookies: { kith: as } } : {}),
  })
  const json = response.headers['content-type']?.includes('json') ? response.json() : undefined
  return { status: response.statusCode, body: json, text: response.body, headers: response.headers, response }
}

/** A session token of the world's account in its workspace. */
export async function signedIn({ ground, accountId, scope }: World): Promise<string> {
  const { token } = await openSession(ground, accountId, scope.workspaceId, { userAgent: 'test', address: '127.0.0.1' })
  return token
}
