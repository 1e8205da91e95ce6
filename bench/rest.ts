// What Kith takes when nobody asks: memory 15 s after a load, the first page's script, cold and warm start; with the list rate of the same process.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { printFigures } from './figures.ts'
import { benchFolder, startBenchKith } from './world/kith.ts'
import { load, round } from './world/load.ts'
import { openBench } from './world/open.ts'

const dist = resolve(import.meta.dirname, '../web/dist')
const fresh = `fresh-${process.pid}`
const cold = await startBenchKith(fresh)
await cold.stop()
const warm = await startBenchKith(fresh)
await warm.stop()
rmSync(`${benchFolder}/${fresh}`, { recursive: true, force: true })

const bench = await openBench()
const { kith, cookie } = bench
const list = () => ({ method: 'GET', path: '/api/people?limit=60&sort=last' })
await load(kith.address, cookie, list, { seconds: 5, connections: 10 })
const loaded = await load(kith.address, cookie, list, { seconds: 10, connections: 10 })
await Promise.all([kith.owner, kith.app].map((pool) => pool.query('select 1')))
const afterLoad = memoryOf(kith.pid)
await sleep(15_000)
const rest = memoryOf(kith.pid)
await bench.close()
printFigures(
  'bench rest',
  {
    idleMB: rest.total,
    idleNodeMB: rest.node,
    idlePostgresMB: rest.postgres,
    loadedMB: afterLoad.total,
    firstPageKB: firstPage(),
    coldStart: round(cold.startMs, 0),
    warmStart: round(warm.startMs, 0),
    'list.perSecond': loaded.perSecond,
    failed: loaded.failed,
  },
  { idleMB: 300, firstPageKB: 150, coldStart: 5000, warmStart: 3000, 'list.perSecond': 1000 },
)

/** Proportional set size (shared pages divided among those who share them) of the process and all below it, in MB. */
function memoryOf(pid: number): { total: number; node: number; postgres: number } {
  const below = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readText(`/proc/${name}/status`))?.[1])
    below.set(parent, [...(below.get(parent) ?? []), Number(name)])
  }
  const family = (one: number): number[] => [one, ...(below.get(one) ?? []).flatMap(family)]
  const pss = (one: number) => Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${one}/smaps_rollup`))?.[1] ?? 0) / 1024
  const all = family(pid).reduce((sum, one) => sum + pss(one), 0)
  const node = pss(pid)
  return { total: round(all, 0), node: round(node, 0), postgres: round(all - node, 0) }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    // A process may end while it is looked at.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return ''
    throw error
  }
}

/** kB (gzip) of the scripts that the first page loads: those its HTML names. */
function firstPage(): number {
  const html = readText(`${dist}/index.html`)
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  return round(scripts.reduce((sum, path) => sum + gzipSync(readFileSync(dist + path)).length, 0) / 1024, 1)
}
