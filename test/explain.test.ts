// Explains every statement that the front door and the journey send, as the application's role, on a large workspace: none reads a whole table.
import { writeFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statementListeners } from '../server/base/scope.ts'
import { journeyJobs } from '../server/journey.ts'
import { audienceId } from '../server/workspace/audience.ts'
import { call, keys } from './access/call.ts'
import { type Company, openCompany } from './access/caller.ts'
import { questions } from './access/hunt.ts'
import { fillMail } from './access/mail.ts'
import { arrive } from './arrive.ts'
import { seedLarge } from './explain/seed.ts'
import { type Scan, scansOf, tablesIn, unbound } from './explain/statement.ts'
import { ownDatabase } from './own-database.ts'
import { newWorld, type World } from './world.ts'

/** Tables of fewer pages (8 kB) are read whole as quickly as by an index. */
const fewPages = 100
/** Statements that read a whole table by intention: words in them, and why. */
const wholeTables: Record<string, string> = {
  'insert into source_tally (workspace_id, source_id, outcome, rule, arrivals) select':
    'counts everything anew, for a repair',
  'insert into interaction_day (workspace_id, day, audience_id, channel, direction, interactions) select':
    'counts everything anew, for a repair',
  'select distinct subject_id as id from acquaintance': 'counts everything anew, for a repair',
  'select distinct "day" from "touch_day"': 'counts everything anew, for a repair',
  'select count(*) filter (where w.from_before =': 'counts by age all who wait; the table holds nobody else',
  'delete from draft where workspace_id = $1 and discarded_at <':
    'tidies once a day; the table holds what is being written, and nothing that was sent',
  'delete from draft_file where workspace_id = $1 and removed_at <': 'tidies once a day, the same',
  'given.holds': 'looks to whom it is given, of all who wait; the table holds nobody else',
  'delete from waiting where workspace_id = $1 and interaction_id = any':
    'settles all who waited from before, by one click',
  'with called as ( select p.id, decode(md5':
    'compares the names and addresses of all with those last sought, once after an import',
  'with mail as ( select s.id as source_id':
    'reads 400 mails of each source, after an import; by index where those are few among all',
}

type Sent = { sql: string; parameters: readonly unknown[]; named: boolean }
const sent = new Map<string, Sent>()
let own: Awaited<ReturnType<typeof ownDatabase>>
let world: World
let client: pg.Client
let large: Set<string>
let tenant: Set<string>

beforeAll(async () => {
  own = await ownDatabase('explain')
  world = await newWorld({ ground: own.ground })
  const { workspaceId, memberId } = world.scope
  const superuser = new pg.Client(own.superuser)
  await superuser.connect()
  await seedLarge(superuser, workspaceId, audienceId(workspaceId, 'everyone'), memberId ?? '')
  const pages = await superuser.query<{ name: string; pages: number; tenant: boolean }>(
    `select relname as name, relpages as pages, exists (select from pg_attribute where attrelid = c.oid and attname = 'workspace_id' and relname not in ('account_workspace', 'session')) as tenant
     from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  large = new Set(pages.rows.filter((row) => row.pages > fewPages).map(({ name }) => name))
  tenant = new Set(pages.rows.filter((row) => row.tenant).map(({ name }) => name))
  await superuser.end()
  const company = await openCompany(world)
  const listen = (sql: string, parameters: readonly unknown[], name?: string) => {
    const known = sent.get(sql)
    if (!known || (name && !known.named)) sent.set(sql, { sql, parameters, named: name !== undefined })
  }
  statementListeners.add(listen)
  await doEverything(company)
  statementListeners.delete(listen)
  client = new pg.Client(own.app)
  await client.connect()
}, 600_000)
afterAll(async () => {
  await client?.end()
  await own?.stop()
})

/** Every endpoint with every way of asking, and every job. */
async function doEverything(company: Company): Promise<void> {
  const { ids } = await company.enter('owner')
  const { interactionIds } = await arrive(world.scope, ids['source'] ?? '', fillMail(`${company.word}b`), 'INBOX', 900)
  const payload = {
    workspaceId: world.scope.workspaceId,
    sourceId: ids['source'],
    interactionIds,
    handleIds: [ids['handle']],
    sendingId: ids['sending'],
    arrivalIds: [ids['leftOut']],
    addresses: ['shop@reed.example'],
    domains: ['reed.example'],
    rule: 'newsletter',
    sender: '',
  }
  for (const { work } of journeyJobs(own.ground)) await work(payload as never).catch(refused)
  for (const key of keys.toSorted((a, b) => Number(a.startsWith('DELETE')) - Number(b.startsWith('DELETE')))) {
    const asked = key.startsWith('GET ')
      ? questions(key, ids, [], ['flour', 'person 12', '0113 4961234'])
      : questions(key, ids, [], []).slice(0, 1)
    for (const { input } of asked) {
      const { token } = await company.enter('owner')
      await call(company.app, key, input, token)
    }
  }
}

/** A source without a file cannot be read; what was asked until then has been heard. */
function refused(error: unknown): void {
  if (!(error instanceof Error)) throw error
}

type Explained = { Plan: Parameters<typeof scansOf>[0] & { 'Total Cost': number } }

async function explainAs(how: string, sql: string, values: readonly unknown[]): Promise<Explained> {
  await client.query('begin')
  await client.query('select kith_set_workspace($1)', [world.scope.workspaceId])
  const text = `explain (${how}format json) ${sql}`
  const { rows } = await client.query(values.length > 0 ? { text, values: values as unknown[] } : text)
  await client.query('rollback')
  return rows[0]['QUERY PLAN'][0]
}

/** The scans of a statement as it is planned for its values, and for a named one also as it is planned for any, where PostgreSQL would take that. */
async function explain({ sql, parameters, named }: Sent): Promise<Scan[]> {
  const { Plan: plan } = await explainAs('', sql, parameters)
  const scans = scansOf(plan)
  if (!named) return scans
  const { Plan: generic } = await explainAs('generic_plan, ', sql, [])
  const planning = 2.5 * (scans.length + 1)
  return generic['Total Cost'] < plan['Total Cost'] + planning ? [...scans, ...scansOf(generic)] : scans
}

test('no statement reads a large table whole', { timeout: 300_000 }, async () => {
  const found: string[] = []
  const excuses = new Set<string>()
  let explained = 0
  for (const one of sent.values()) {
    if (tablesIn(one.sql, new Set([...tenant, 'account', 'session', 'workspace'])).length === 0) continue
    const scans = await explain(one)
    explained++
    const whole = scans.filter(({ kind, table }) => kind === 'Seq Scan' && large.has(table))
    const excuse = Object.keys(wholeTables).find((words) => one.sql.replaceAll(/\s+/g, ' ').includes(words))
    if (excuse) excuses.add(excuse)
    else if (whole.length > 0)
      found.push(`${whole.map(({ table }) => table).join(', ')}: ${one.sql.replaceAll(/\s+/g, ' ')}`)
  }
  if (process.env.EXPLAIN_TO) writeFileSync(process.env.EXPLAIN_TO, found.join('\n\n'))
  console.log(`explain: ${explained} statements, ${large.size} large tables`)
  expect(found).toEqual([])
  expect(explained).toBeGreaterThan(150)
  expect(Object.keys(wholeTables).filter((words) => !excuses.has(words))).toEqual([])
})

test('every statement says which workspace it is about, for each table it names', () => {
  const found = [...sent.values()].flatMap(({ sql }) =>
    unbound(sql, tenant).map((table) => `${table}: ${sql.replaceAll(/\s+/g, ' ')}`),
  )
  expect(found).toEqual([])
})
