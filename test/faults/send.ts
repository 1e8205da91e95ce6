// `npm run faults -- send [--rounds N] [--seed S]`: sends mail through a real Exim and Dovecot while Kith and its database are killed around every step; nothing is sent twice.
import { parseArgs } from 'node:util'
import { printFigures } from '../../bench/figures.ts'
import { timesOf } from './kit/times.ts'
import { injectFaults } from './send/inject.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
})

const { recoveredMs, broken, ...counts } = await injectFaults({
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  tell: console.log,
})
for (const rule of broken) console.log(`broken: ${rule}`)
printFigures(
  'send',
  { ...counts, broken: broken.length, ...timesOf('recoveredMs', recoveredMs) },
  { lost: 0, duplicated: 0, broken: 0, 'recoveredMs.max': 30_000 },
)
process.exitCode = counts.lost + counts.duplicated + broken.length === 0 ? 0 : 1
