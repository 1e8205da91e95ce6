// Lists of 60 people, one person by id, a new person, each over HTTP with session and row-level security, beside the same SQL without Kith.
import { listInput } from '../server/people/list/filter.ts'
import { readPerson } from '../server/people/person.ts'
import { listPeople } from '../server/views/customer-list.ts'
import { printFigures } from './figures.ts'
import { load } from './world/load.ts'
import { openBench } from './world/open.ts'
import { recordEach, replay } from './world/raw.ts'
import { personId } from './world/seed.ts'

const bench = await openBench()
const { kith, cookie, scope, seeded } = bench
const get = (path: string) => ({ method: 'GET', path: `/api${path}` })
const anyone = () => personId(1 + Math.floor(Math.random() * seeded.people))
const sorts = ['sort=last', 'sort=name']

/** The second and later pages too: a member scrolls. */
const cursors = await Promise.all(
  sorts.map(async (sort) => {
    const answer = await fetch(`${kith.address}/api/people?limit=60&${sort}`, { headers: { cookie } })
    const { next } = (await answer.json()) as { next: string }
    return `${sort}&after=${encodeURIComponent(next)}`
  }),
)
const pages = [...sorts, ...cursors].map((query) => `/people?limit=60&${query}`)
const lists = (at: number) => get(pages[at % pages.length] ?? '')
const create = (at: number) => ({
  method: 'POST',
  path: '/api/people',
  body: JSON.stringify({ name: `New Person ${at}`, handles: [] }),
})

await load(kith.address, cookie, lists, { seconds: 3, connections: 4 })
const list = await load(kith.address, cookie, lists, { seconds: 6 })
const listAtTen = await load(kith.address, cookie, lists, { seconds: 8, connections: 10 })
const byId = await load(kith.address, cookie, () => get(`/people/${anyone()}`), { seconds: 5 })
const byIdAtTen = await load(kith.address, cookie, () => get(`/people/${anyone()}`), { seconds: 6, connections: 10 })
const contains = await load(
  kith.address,
  cookie,
  (at) => get(`/people?limit=60&text=${['marg', 'chen', 'adl', 'pickles'][at % 4]}`),
  { seconds: 4 },
)
const created = await load(kith.address, cookie, create, { seconds: 5, connections: 10 })
const rawList = await replay(
  kith.app,
  seeded.workspaceId,
  await recordEach(sorts, (sort) => listPeople(scope, listInput.parse({ sort: sort.slice(5), limit: 60 }))),
)
const rawById = await replay(
  kith.app,
  seeded.workspaceId,
  await recordEach(Array.from({ length: 2000 }, anyone), (id) => readPerson(scope, id)),
)
await bench.close()
printFigures(
  'bench list',
  {
    'list.p50': list.p50,
    'list.p95': list.p95,
    'list.rawP50': rawList.p50,
    'list.perSecond': listAtTen.perSecond,
    'list.p95AtTen': listAtTen.p95,
    'byId.p50': byId.p50,
    'byId.p95': byId.p95,
    'byId.rawP50': rawById.p50,
    'byId.perSecond': byIdAtTen.perSecond,
    'contains.p50': contains.p50,
    'contains.p95': contains.p95,
    'create.perSecond': created.perSecond,
    'create.p95': created.p95,
    failed: list.failed + listAtTen.failed + byId.failed + byIdAtTen.failed + contains.failed + created.failed,
  },
  {
    'list.p50': 5,
    'list.p95': 15,
    'list.perSecond': 1000,
    'byId.p50': 1,
    'byId.perSecond': 4000,
    'contains.p50': 15,
    'create.perSecond': 1500,
    failed: 0,
  },
)
