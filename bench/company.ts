// The Company view over HTTP: 90 days and 12 months, each held against those before, over days never asked for before, with some of them changing now; beside its own SQL.
import { setTimeout as sleep } from 'node:timers/promises'
import { companyInput, readCompany } from '../server/views/company/company.ts'
import { printFigures } from './figures.ts'
import { addColleagues } from './world/colleagues.ts'
import { load, type Measured } from './world/load.ts'
import { openBench } from './world/open.ts'
import { recordEach, replay } from './world/raw.ts'

/** The newest day has changed since they were packed, so it is counted as one looks. */
const changingDays = 1
const bench = await openBench()
const { kith, cookie, scope, seeded } = bench
const get = (path: string) => ({ method: 'GET', path: `/api${path}` })
const ask = (path: (at: number) => string, seconds = 5, connections = 1) =>
  load(kith.address, cookie, (at) => get(path(at)), { seconds, connections })
const dayMs = 86_400_000
const day = (back: number) => new Date(Date.now() - back * dayMs).toISOString().slice(0, 10)
/** Ninety days that nobody has asked for: from day to day further back. */
const ownDays = (at: number) => `from=${day(89 + ((at * 7) % 700))}&to=${day((at * 7) % 700)}`

await addColleagues(kith.owner, seeded, console.log)
await untilPacked()
await changeSomeDays()
const first = await load(kith.address, cookie, () => get('/company'), { most: 1, seconds: 60 })
await ask(() => '/company', 3)
const company = await ask(() => '/company', 8)
const atTen = await ask(() => '/company', 6, 10)
const never = await ask((at) => `/company?${ownDays(at)}`, 8)
const year = await ask(() => '/company?span=year', 8)
const customers = await ask((at) => `/company/customers?members=${at % 4}&${ownDays(at)}`)
const messages = await ask((at) => `/company/messages?memberId=${colleague(at)}&${ownDays(at)}`)
const answers = await ask((at) => `/company/answers?departmentId=${department(at)}&${ownDays(at)}`)
const newcomers = await ask((at) => `/company/newcomers?${ownDays(at)}`)
const inputs = Array.from({ length: 60 }, (_, at) => ({ from: day(89 + at * 7), to: day(at * 7) }))
const read = (input: object) => readCompany(scope, companyInput.parse(input))
const raw = await replay(kith.app, seeded.workspaceId, await recordEach([{}], read))
const rawNever = await replay(kith.app, seeded.workspaceId, await recordEach(inputs, read))
const rawYear = await replay(kith.app, seeded.workspaceId, await recordEach([{ span: 'year' }], read))
await kith.owner.query(`delete from day_changed where changed_at > now()`)
await bench.close()

const figures = (name: string, { p50, p95 }: Measured) => ({ [`${name}.p50`]: p50, [`${name}.p95`]: p95 })
printFigures(
  'bench company',
  {
    'company.first': first.p50,
    ...figures('company', company),
    'company.rawP50': raw.p50,
    'company.perSecond': atTen.perSecond,
    ...figures('never', never),
    'never.rawP50': rawNever.p50,
    ...figures('year', year),
    'year.rawP50': rawYear.p50,
    ...figures('customers', customers),
    ...figures('messages', messages),
    ...figures('answers', answers),
    ...figures('newcomers', newcomers),
    failed: [first, company, atTen, never, year, customers, messages, answers, newcomers].reduce(
      (sum, { failed }) => sum + failed,
      0,
    ),
  },
  { 'company.first': 60, 'company.p50': 60, 'never.p50': 60, 'year.p50': 60, failed: 0 },
)

/** After an update of Kith its days wait to be packed; the first look has that begun. */
async function untilPacked(): Promise<void> {
  const began = performance.now()
  for (let asked = false; ; asked = true) {
    const { rows } = await kith.owner.query(`select count(distinct day)::int as days from day_changed`)
    if (rows[0].days === 0) break
    if (!asked) {
      console.log(`packing ${rows[0].days} days`)
      await kith.owner.query(`update day_changed set changed_at = now() - interval '1 hour'`)
      await load(kith.address, cookie, () => get('/company'), { most: 1, seconds: 60 })
    }
    await sleep(500)
  }
  if (performance.now() - began > 1000) console.log(`packed after ${Math.round((performance.now() - began) / 1000)} s`)
}

async function changeSomeDays(): Promise<void> {
  await kith.owner.query(
    `insert into day_changed (workspace_id, day, id, changed_at) select workspace_id, max(day) - back, gen_random_uuid(), now() + interval '1 day'
     from interaction_day cross join generate_series(0, $2::int - 1) back where workspace_id = $1 group by workspace_id, back`,
    [seeded.workspaceId, changingDays],
  )
}

function colleague(at: number): string {
  return `00000000-0000-7000-8000-8${(1 + (at % 23)).toString(16).padStart(11, '0')}`
}
function department(at: number): string {
  return `00000000-0000-7000-8000-7${(1 + (at % 6)).toString(16).padStart(11, '0')}`
}
