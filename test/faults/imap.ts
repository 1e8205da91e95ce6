// `npm run faults -- imap [--only NAME] [--atOnce N]`: a mailbox on a real Dovecot, behind a line that fails, in every way that servers and other programs are known to be strange.
import { parseArgs } from 'node:util'
import { printFigures } from '../../bench/figures.ts'
import { kinds } from './imap/kinds.ts'
import { playFaults } from './imap/run.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    atOnce: { type: 'string', default: '3' },
  },
})

const names = values.only ?? Object.keys(kinds)
const started = performance.now()
const outcome = await playFaults({ names, atOnce: Number(values.atOnce), tell: console.log })
const { untrue, recoveredMs, ...counts } = outcome
for (const what of untrue) console.log(`untrue: ${what}`)
const sorted = recoveredMs.toSorted((a, b) => a - b)
printFigures(
  'imap',
  {
    kinds: names.length,
    ...counts,
    untrue: untrue.length,
    'recoveredMs.p50': sorted[Math.floor(sorted.length / 2)] ?? 0,
    'recoveredMs.max': sorted.at(-1) ?? 0,
    seconds: Math.round((performance.now() - started) / 1000),
  },
  { lost: 0, duplicated: 0, deletions: 0, touched: 0, exits: 0, untrue: 0, 'recoveredMs.max': 30_000 },
)
const { lost, duplicated, deletions, touched, exits } = counts
process.exitCode = lost + duplicated + deletions + touched + exits + untrue.length === 0 ? 0 : 1
