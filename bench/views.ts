// The Customer view whole, for random customers and for those with 50, 2,000 and 20,000 interactions, and Today, beside their own SQL.
import { readCustomer } from '../server/views/customer/customer.ts'
import { printFigures } from './figures.ts'
import { load, type Measured } from './world/load.ts'
import { openBench } from './world/open.ts'
import { recordEach, replay } from './world/raw.ts'
import { personId } from './world/seed.ts'

const bench = await openBench()
const { kith, cookie, scope, seeded } = bench
const get = (path: string) => ({ method: 'GET', path: `/api${path}` })
const ask = (path: () => string, seconds = 4, connections = 1) =>
  load(kith.address, cookie, () => get(path()), { seconds, connections })
const anyone = () => personId(1 + Math.floor(Math.random() * seeded.people))

/** People of the seed: the first has 1 of 50 interactions, the second 1 of 500, the third 1 of 20,000. */
const [heaviest, heavy, light] = [personId(1), personId(2), personId(3)]
await ask(() => `/customers/${anyone()}`, 3, 4)
const customer = await ask(() => `/customers/${anyone()}`, 6)
const atTen = await ask(() => `/customers/${anyone()}`, 6, 10)
const few = await ask(() => `/customers/${light}`)
const many = await ask(() => `/customers/${heavy}`)
const most = await ask(() => `/customers/${heaviest}`)
const today = await ask(() => '/today')
const company = await ask(() => '/company')
/** As many customers as Kith was asked for, or the same few would lie warm in the database's memory. */
const recorded = await recordEach(Array.from({ length: 400 }, anyone), (id) => readCustomer(scope, id))
const raw = await replay(kith.app, seeded.workspaceId, recorded)
await bench.close()
const figures = (name: string, { p50, p95 }: Measured) => ({ [`${name}.p50`]: p50, [`${name}.p95`]: p95 })
printFigures(
  'bench views',
  {
    ...figures('customer', customer),
    'customer.rawP50': raw.p50,
    'customer.perSecond': atTen.perSecond,
    ...figures('customer50', few),
    ...figures('customer2000', many),
    ...figures('customer20000', most),
    ...figures('today', today),
    ...figures('company', company),
    failed: [customer, atTen, few, many, most, today, company].reduce((sum, { failed }) => sum + failed, 0),
  },
  { 'customer.p50': 8, 'customer.p95': 25, 'customer20000.p50': 8, 'today.p50': 30, 'company.p50': 60, failed: 0 },
)
