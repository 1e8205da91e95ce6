// Follows an import from outside, whoever does the work: this process, or a Kith that serves.
import { setTimeout as wait } from 'node:timers/promises'
import type { Scope } from '../../base/scope.ts'
import { type Standing, figure, readStanding, sumOf } from './figures.ts'

const lookMs = 250

/** Waits until a source is read to its end or has failed; `tell` hears how far it got. */
export async function untilRead(scope: Scope, sourceId: string, tell: (line: string) => void): Promise<Standing> {
  const began = performance.now()
  const first = sumOf((await readStanding(scope, sourceId)).counts)
  for (;;) {
    const standing = await readStanding(scope, sourceId)
    const { phase, bytesRead, bytesTotal, counts } = standing
    if (phase === 'done' || phase === 'failed') return standing
    const seconds = (performance.now() - began) / 1000
    const percent = bytesTotal > 0 ? Math.floor((100 * bytesRead) / bytesTotal) : 0
    const added = sumOf(counts) - first
    const rate = seconds > 1 && added > 0 ? ` · ${figure(Math.round(added / seconds))} a second` : ''
    tell(phase === 'waiting' ? 'waiting' : `reading ${percent} % · ${figure(sumOf(counts))} messages${rate}`)
    await wait(lookMs)
  }
}

/** Waits until everything that follows from the import is done. */
export async function untilDone(scope: Scope, tell: (line: string) => void): Promise<void> {
  for (;;) {
    const open = await scope.ground.jobs.countOpen(scope)
    if (open === 0) return
    tell(`learning from it · ${figure(open)} steps left`)
    await wait(lookMs)
  }
}

/** Shows one changing line on a terminal; elsewhere a line every ten seconds. */
export function progressLine(isQuiet: boolean): { tell: (line: string) => void; end: () => void } {
  let last = performance.now()
  const isTerminal = process.stderr.isTTY
  return {
    tell(line) {
      if (isQuiet) return
      if (isTerminal) process.stderr.write(`\r\u001B[2K${line}`)
      else if (performance.now() - last > 10_000) {
        last = performance.now()
        process.stderr.write(`${line}\n`)
      }
    },
    end: () => void (isTerminal && !isQuiet && process.stderr.write('\r\u001B[2K')),
  }
}
