// Packed days equal a live recount, whatever was captured, filed anew, removed, opened to others or read again, in whatever order.
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run, type Scope } from '../../base/scope.ts'
import { closeConversation, openConversation } from '../../capture/readers/close.ts'
import { refileOurs } from '../../capture/refile/handles.ts'
import { packDays } from '../../company/touch/pack.ts'
import { reckonAnswers } from '../../insight/answer.ts'
import { recount } from '../../journey.ts'
import { removeCustomer, returnCustomer } from '../../people/hand/removal.ts'
import { audienceId } from '../../workspace/audience.ts'
import { addDepartment } from '../../workspace/department.ts'
import { changeMember, listMembers } from '../../workspace/member.ts'
import { dropDomain, keepAddress, keepDomain } from '../../workspace/ours.ts'
import { kithScope } from '../../workspace/session.ts'
import { changeWorkspace } from '../../workspace/workspace.ts'
import { companyInput, readCompany } from './company.ts'

const theirs = [
  'Ruth Adler <ruth@adlers.example>',
  'Sam Okafor <sam@okafor.example>',
  'Priya Nair <priya@marsh.example>',
  'info@marsh.example',
]
const ours = ['Tom Reed <tom@reed.example>', 'Jess Hartley <jess@reed.example>', 'shop@reed.example']
const period = { from: '2026-08-01', to: '2026-10-31' }
const zones = ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles']

const mail = fc.record({
  inward: fc.boolean(),
  them: fc.nat(theirs.length - 1),
  us: fc.nat(ours.length - 1),
  /** Hours from the first day of the period on, and a few before. */
  hour: fc.integer({ min: -100, max: 24 * 95 }),
  closed: fc.boolean(),
  /** How many mails ago the one it replies to came; 0: to none. */
  replyTo: fc.nat(3),
})
const kinds = ['again', 'same', 'ours', 'hands', 'close', 'open', 'remove', 'department', 'recount', 'zone'] as const
const change = fc.record({ kind: fc.constantFrom(...kinds), which: fc.nat(20), packed: fc.boolean(), then: mail })
type Mail = { inward: boolean; them: number; us: number; hour: number; closed: boolean; replyTo: number }

test('the figures of packed and changed days equal a live recount, for who may read all and who may not', {
  timeout: 120_000,
}, async () => {
  let looked = 0
  const story = fc.record({
    mails: fc.array(mail, { minLength: 5, maxLength: 10 }),
    changes: fc.array(change, { minLength: 4, maxLength: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(story, async ({ mails, changes }) => {
      const shop = await openShop()
      const look = async () => {
        for (const scope of await shop.readers()) {
          const told = await readCompany(scope, companyInput.parse(period))
          expect(figuresIn(told)).toEqual(await counted(scope, await shop.zone()))
          looked++
        }
      }
      for (const one of mails) await shop.comes(one)
      for (const { kind, which, packed, then } of changes) {
        if (packed) await shop.packs()
        await shop.does(kind, which)
        await look()
        await shop.comes(then)
      }
      await shop.packs()
      await look()
    }),
    { numRuns: 30, endOnFailure: true },
  )
  expect(looked).toBeGreaterThan(40)
})

async function openShop() {
  const { scope, ground } = await newWorld()
  const kith = kithScope(ground, scope.workspaceId)
  await keepAddress(scope, 'shop@reed.example', null)
  await keepAddress(scope, 'tom@reed.example', scope.memberId)
  const departments = [await addDepartment(scope, 'Sales'), await addDepartment(scope, 'Mill')]
  const [open, closed] = [await makeSource(scope), await makeSource(scope, [scope.memberId ?? ''])]
  const mails: { raw: Buffer; source: string; at: number }[] = []
  const take = async (raw: Buffer, source: string, at: number) => {
    await arrive(scope, source, [raw], 'INBOX', at)
    await answerAll(kith)
  }
  /** Who may read all there is, and who may read what is everyone's alone. */
  const readers = async () => {
    const query = db.selectFrom('audience').select('id').where('workspace_id', '=', kith.workspaceId)
    const [rows] = await run(kith, query.compile())
    const everyone = audienceId(scope.workspaceId, 'everyone')
    return [
      { ...scope, audiences: rows.map(({ id }) => id) },
      { ...scope, audiences: [everyone] },
    ]
  }
  const conversation = async (which: number) => {
    const query = db.selectFrom('interaction').select('conversation_id').distinct().orderBy('conversation_id')
    const [rows] = await run(kith, query.where('workspace_id', '=', kith.workspaceId).compile())
    return rows[which % Math.max(1, rows.length)]?.conversation_id
  }
  const acts: Record<(typeof kinds)[number], (which: number) => Promise<void>> = {
    again: async (which) => {
      const one = mails[which % Math.max(1, mails.length)]
      if (one) await take(one.raw, one.source === open ? closed : open, 1000 + mails.length + which)
    },
    same: async (which) => {
      const one = mails[which % Math.max(1, mails.length)]
      if (one) await take(one.raw, one.source, one.at)
    },
    recount: () => recount(kith),
    ours: async (which) => {
      await (which % 2 ? keepDomain(scope, 'marsh.example') : dropDomain(scope, 'marsh.example').catch(notThere))
      await refileOurs(kith, { addresses: [], domains: ['marsh.example'] })
      await answerAll(kith)
    },
    hands: async (which) => {
      await keepAddress(scope, 'shop@reed.example', which % 2 ? scope.memberId : null)
      await refileOurs(kith, { addresses: ['shop@reed.example'], domains: [] })
      await answerAll(kith)
    },
    close: async (which) => {
      const id = await conversation(which)
      if (id)
        await closeConversation(
          (await readers())[0] ?? scope,
          id,
          { members: [], departments: [], outline: false },
          reckonAnswers,
        )
    },
    open: async (which) => {
      const id = await conversation(which)
      if (id) await openConversation((await readers())[0] ?? scope, id, reckonAnswers)
    },
    remove: async (which) => {
      const [rows] = await run(kith, customersOf(kith))
      const id = rows[which % Math.max(1, rows.length)]?.id
      const [all] = await readers()
      if (id && all) await (which % 3 ? removeCustomer(all, id) : returnCustomer(all, id))
    },
    department: async (which) => {
      const members = await listMembers(scope)
      const departmentId = departments[which % 3]
      const change = { departmentIds: departmentId ? [departmentId] : [] }
      await changeMember(scope, members[which % members.length]?.id ?? '', change)
    },
    zone: async (which) => {
      await changeWorkspace(scope, { timeZone: zones[which % 3] ?? 'UTC' })
      await recount(kith)
    },
  }
  const comes = async (one: Mail) => {
    const raw = rawOf(one, mails.length)
    const source = one.closed ? closed : open
    mails.push({ raw, source, at: mails.length })
    await take(raw, source, mails.length - 1)
  }
  const zone = async () => (await run(kith, zoneQuery(kith)))[0][0]?.zone ?? ''
  const does = (kind: (typeof kinds)[number], which: number) => acts[kind](which)
  return { comes, does, packs: () => packDays(kith, 0), zone, readers }
}

/** What was to be dropped was not there. */
function notThere(error: { code?: string }): void {
  if (error.code === undefined) throw error
}

const customersOf = ({ workspaceId }: Scope) =>
  sql<{
    id: string
  }>`select distinct customer_id as id from interaction where workspace_id = ${workspaceId} and customer_id is not null order by 1`.compile(
    db,
  )
const zoneQuery = ({ workspaceId }: Scope) =>
  sql<{ zone: string }>`select time_zone as zone from workspace where id = ${workspaceId}`.compile(db)

async function answerAll(kith: Scope): Promise<void> {
  const query = db.selectFrom('interaction').select('id').where('workspace_id', '=', kith.workspaceId)
  const [rows] = await run(kith, query.compile())
  await reckonAnswers(
    kith,
    rows.map(({ id }) => id),
  )
}

function rawOf({ inward, them, us, hour, replyTo }: Mail, at: number): Buffer {
  const [customer, colleague] = [theirs[them] ?? '', ours[us] ?? '']
  const [from, to] = inward ? [customer, colleague] : [colleague, customer]
  return letter({
    from,
    to,
    id: `m${at}`,
    subject: `Order ${at}`,
    text: `Could you send ${at + 2} sacks?`,
    at: new Date(Date.parse(`${period.from}T00:00:00Z`) + hour * 3_600_000).toISOString(),
    ...(replyTo > 0 && replyTo <= at ? { replyTo: `m${at - replyTo}` } : {}),
  })
}

type Told = Awaited<ReturnType<typeof readCompany>>

/** What a reader is told, without names. */
function figuresIn({ all, members, departments, spread, shared, spoken }: Told) {
  const sides = (rows: Told['members']) =>
    Object.fromEntries(
      rows.filter(({ now }) => now.in + now.out + now.answers > 0).map(({ id, who, now }) => [id ?? who, now]),
    )
  const pairs = shared.map(({ a, b, customers }) => `${[a, b].sort().join(' ')} ${customers}`).sort()
  const sum = (which: 'in' | 'out') => spoken.reduce((total, one) => total + one[which], 0)
  return {
    all: all.now,
    members: sides(members),
    departments: sides(departments),
    spread,
    pairs,
    in: sum('in'),
    out: sum('out'),
  }
}

/** The same counted by plain statements over the messages and answers themselves. */
async function counted(scope: Scope, zone: string) {
  const { workspaceId, audiences } = scope
  const inPeriod = (at: string) =>
    sql`(${sql.ref(at)} at time zone ${zone})::date between ${period.from}::date and ${period.to}::date`
  const seen = sql`audience_id = any(${[...audiences]}::uuid[]) and not exists (select from removal r where r.workspace_id = ${workspaceId} and r.subject_id = customer_id)`
  const members = (await listMembers(scope)).map(({ id, departmentId }) => ({ id, department: departmentId }))
  const [said, answered] = await run(
    scope,
    sql<{
      member: string | null
      customer: string | null
      direction: string
    }>`select member_id as member, customer_id as customer, direction from interaction
      where workspace_id = ${workspaceId} and direction <> 'among' and ${inPeriod('happened_at')} and ${seen}`.compile(
      db,
    ),
    sql<{
      member: string | null
      seconds: number
    }>`select member_id as member, seconds from answer where workspace_id = ${workspaceId} and ${inPeriod('answered_at')} and ${seen}`.compile(
      db,
    ),
    sql<{
      id: string
      department: string | null
    }>`select id, department_id as department from member where workspace_id = ${workspaceId}`.compile(db),
  )
  const of = (ids: readonly (string | null)[]) =>
    sideOf(
      said.filter(({ member }) => ids.includes(member)),
      answered.filter(({ member }) => ids.includes(member)),
    )
  const departmentOf = new Map(members.map(({ id, department }) => [id, department]))
  const groups = Map.groupBy(
    members.filter(({ department }) => department),
    ({ department }) => department ?? '',
  )
  const without = members.filter(({ department }) => !department).map(({ id }) => id)
  const touched = Map.groupBy(
    said.filter(({ customer }) => customer),
    ({ customer }) => customer ?? '',
  )
  const spreadOf = (side: (member: string) => string | null | undefined) => {
    const spread = [0, 0, 0, 0]
    for (const rows of touched.values()) spread[Math.min(3, sidesOf(rows, side).size)]!++
    return spread
  }
  const busy = (side: ReturnType<typeof sideOf>) => side.in + side.out + side.answers > 0
  const kept = (entries: [string, ReturnType<typeof sideOf>][]) =>
    Object.fromEntries(entries.filter(([, side]) => busy(side)))
  return {
    all: sideOf(said, answered),
    members: kept([
      ...members.map(({ id }) => [id, of([id])] as [string, ReturnType<typeof sideOf>]),
      ['nobody', of([null])],
    ]),
    departments:
      groups.size === 0
        ? {}
        : kept([
            ...[...groups].map(
              ([id, some]) => [id, of(some.map((one) => one.id))] as [string, ReturnType<typeof sideOf>],
            ),
            ['none', of(without)],
            ['nobody', of([null])],
          ]),
    spread: { members: spreadOf((member) => member), departments: spreadOf((member) => departmentOf.get(member)) },
    pairs: pairsOf([...touched.values()].map((rows) => sidesOf(rows, (member) => departmentOf.get(member)))),
    in: said.filter(({ direction }) => direction === 'in').length,
    out: said.filter(({ direction }) => direction === 'out').length,
  }
}

const sidesOf = (rows: readonly { member: string | null }[], side: (member: string) => string | null | undefined) =>
  new Set(rows.flatMap(({ member }) => (member && side(member)) || []))

function pairsOf(all: readonly Set<string>[]): string[] {
  const pairs = all.flatMap((sides) =>
    [...sides].sort().flatMap((a, at, sorted) => sorted.slice(at + 1).map((b) => `${a} ${b}`)),
  )
  return [...Map.groupBy(pairs, (pair) => pair)].map(([pair, times]) => `${pair} ${times.length}`).sort()
}

function sideOf(
  said: readonly { customer: string | null; direction: string }[],
  answered: readonly { seconds: number }[],
) {
  const seconds = answered.map((one) => one.seconds).sort((a, b) => a - b)
  const at = (share: number) => seconds[Math.ceil(share * seconds.length) - 1] ?? null
  return {
    in: said.filter(({ direction }) => direction === 'in').length,
    out: said.filter(({ direction }) => direction === 'out').length,
    customers: new Set(said.flatMap(({ customer }) => customer ?? [])).size,
    answers: seconds.length,
    median: at(0.5),
    ninth: at(0.9),
  }
}
