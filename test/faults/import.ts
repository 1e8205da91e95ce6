// `npm run faults -- import [--rounds N] [--seed S] [--mails N]`: imports mailboxes while Kith and its database are killed, and counts what became of every message.
import { parseArgs } from 'node:util'
import { printFigures } from '../../bench/figures.ts'
import { injectFaults } from './import/inject.ts'
import { timesOf } from './kit/times.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    mails: { type: 'string', default: '4300' },
  },
})

const { answeredMs, recoveredMs, broken, doubled, ...counts } = await injectFaults({
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  mails: Number(values.mails),
  tell: console.log,
})
for (const rule of broken) console.log(`broken: ${rule}`)
printFigures(
  'import',
  {
    ...counts,
    duplicated: doubled,
    broken: broken.length,
    ...timesOf('recoveredMs', recoveredMs),
    'answeredMs.max': Math.max(...answeredMs),
  },
  { lost: 0, duplicated: 0, orphans: 0, broken: 0, 'recoveredMs.max': 30_000, 'answeredMs.max': 10_000 },
)
process.exitCode = counts.lost + doubled + counts.orphans + broken.length === 0 ? 0 : 1
