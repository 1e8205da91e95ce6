// `npm run faults -- smtp-in [--rounds N] [--seed S]`: hands mail in while Kith and its database are killed around each 250, and counts what became of every message that was acknowledged.
import { parseArgs } from 'node:util'
import { printFigures } from '../../bench/figures.ts'
import { timesOf } from './kit/times.ts'
import { injectFaults } from './smtp-in/inject.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } },
})

const { recoveredMs, broken, ...counts } = await injectFaults({
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  tell: console.log,
})
for (const rule of broken) console.log(`broken: ${rule}`)
printFigures(
  'smtp-in',
  { ...counts, broken: broken.length, ...timesOf('recoveredMs', recoveredMs) },
  { lost: 0, duplicated: 0, orphans: 0, broken: 0, 'recoveredMs.max': 30_000 },
)
process.exitCode = counts.lost + counts.duplicated + counts.orphans + broken.length === 0 ? 0 : 1
