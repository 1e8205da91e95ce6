// `npm run faults -- capture [--rounds N] [--seed S] [--messages N]`: mail arrives in a real mailbox and is followed live while Kith and its database are killed and the line is cut; what became of every message is counted.
import { parseArgs } from 'node:util'
import { printFigures } from '../../bench/figures.ts'
import { injectFaults } from './capture/inject.ts'
import { timesOf } from './kit/times.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    messages: { type: 'string', default: '5000' },
  },
})

const started = performance.now()
const { answeredMs, recoveredMs, broken, doubled, ...counts } = await injectFaults({
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  messages: Number(values.messages),
  tell: console.log,
})
for (const rule of broken) console.log(`broken: ${rule}`)
const { injected, cuts, listed, captured, joined, quarantined, excluded, lost, orphans, caughtUpMs } = counts
printFigures(
  'faults capture',
  {
    injected,
    cuts,
    listed,
    captured,
    joined,
    quarantined,
    excluded,
    lost,
    duplicated: doubled,
    orphans,
    broken: broken.length,
    ...timesOf('recoveredMs', recoveredMs),
    'answeredMs.max': Math.max(...answeredMs),
    caughtUpMs,
    seconds: Math.round((performance.now() - started) / 1000),
  },
  {
    lost: 0,
    duplicated: 0,
    orphans: 0,
    broken: 0,
    'recoveredMs.max': 30_000,
    'answeredMs.max': 10_000,
    caughtUpMs: 30_000,
  },
)
process.exitCode = lost + doubled + orphans + broken.length === 0 ? 0 : 1
