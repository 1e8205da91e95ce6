// Searching people and everything said: words of every frequency mixed, names with and without a typo, each beside its own SQL.
import { run } from '../server/base/scope.ts'
import { findNames } from '../server/views/search/names.ts'
import { findSaid } from '../server/views/search/said.ts'
import { printFigures } from './figures.ts'
import { load } from './world/load.ts'
import { openBench } from './world/open.ts'
import { recordEach, replay } from './world/raw.ts'
import { wordAt } from './world/words.ts'

const bench = await openBench()
const { kith, cookie, scope, seeded } = bench
/** One word of each frequency, and a frequent word beside a rare one. */
const sought = [1, 4, 12, 20, 40, 120, 400, 1200, 4000, 12_000, 25_000].flatMap((rank) => [
  wordAt(rank),
  `${wordAt(rank)} ${wordAt(rank * 3 + 1)}`,
])
const names = ['margaret', 'chen', 'margaret chen', 'priya na', 'oka', 'eleanor finch']
const typos = ['margaert', 'margret', 'hollowey', 'eleonor finch', 'harprete gill', 'ainsly']
const asking =
  (texts: string[], more = '') =>
  (at: number) => ({
    method: 'GET',
    path: `/api/search?text=${encodeURIComponent(texts[at % texts.length] ?? '')}${more}`,
  })

await load(kith.address, cookie, asking(sought), { seconds: 3 })
const words = await load(kith.address, cookie, asking(sought), { seconds: 10 })
const wordsAtTen = await load(kith.address, cookie, asking(sought), { seconds: 8, connections: 10 })
const name = await load(kith.address, cookie, asking(names, '&names=true'), { seconds: 4 })
const typo = await load(kith.address, cookie, asking(typos, '&names=true'), { seconds: 4 })
const statements = await recordEach(sought, (text) => run(scope, findNames(scope, text, 8), findSaid(scope, text, 20)))
const raw = await replay(kith.app, seeded.workspaceId, statements, 5)
await bench.close()
printFigures(
  'bench search',
  {
    'said.p50': words.p50,
    'said.p95': words.p95,
    'said.rawP50': raw.p50,
    'said.rawP95': raw.p95,
    'said.perSecond': wordsAtTen.perSecond,
    'names.p50': name.p50,
    'names.p95': name.p95,
    'typo.p50': typo.p50,
    'typo.p95': typo.p95,
    failed: words.failed + wordsAtTen.failed + name.failed + typo.failed,
  },
  { 'said.p50': 15, 'said.p95': 45, 'typo.p50': 5 },
)
