// `npm run faults -- html`: more than 300 hostile HTML mails in a real Chromium, before each of the three locks alone and before none; nothing may run or be asked for behind one.
import { printFigures } from '../../bench/figures.ts'
import { tryLocks } from '../hostile/locks.ts'

const { behind, none, live } = await tryLocks(1)
for (const { lock, shown, ran, asked, hinted, opensLinks } of [...behind, none])
  console.log(
    `${lock.name}: ${shown} cases, ${ran.length} ran, ${asked.length} asked, ${hinted.length} only opened a line${opensLinks ? '' : '; no link was opened'}`,
  )
console.log(`${live} of ${none.shown} are alive in this Chromium, the others are history`)
const named = behind.flatMap(({ lock, shown, ran, asked }) => [
  [`${lock.name}.cases`, shown] as const,
  [`${lock.name}.ran`, ran.length] as const,
  [`${lock.name}.asked`, asked.length] as const,
])
const limits = Object.fromEntries(
  behind.flatMap(({ lock }) => [
    [`${lock.name}.ran`, 0],
    [`${lock.name}.asked`, 0],
  ]),
)
printFigures('faults html', { injected: none.shown, live, ...Object.fromEntries(named) }, limits)
const broken = behind.some(
  ({ lock, ran, asked, opensLinks }) => ran.length + asked.length > 0 || (lock.name !== 'measuring' && !opensLinks),
)
process.exitCode = broken || live < 250 ? 1 : 0
