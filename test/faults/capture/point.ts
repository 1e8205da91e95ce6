// The points of the work at which somebody is killed: after so many more messages are known, and then at once, a moment later, at a command, or in the middle of a message.
import { setTimeout as wait } from 'node:timers/promises'
import type { FaultProxy } from '../../servers/fault-proxy.ts'
import type { Cut } from '../../servers/fault-proxy/cut.ts'
import type { Tables } from './tables.ts'

/** `messages`: so many more are known than when the point was chosen. */
export type Point = { messages: number; name: string; delayMs: number; line: Cut | null }

/** Of so many messages that are on their way. */
export function choosePoint(messages: number, chance: () => number): Point {
  const point = { messages: 1 + Math.floor(chance() * messages * 0.8), delayMs: 0, line: null }
  const [sort, times] = [chance(), 1 + Math.floor(chance() * 14)]
  if (sort < 0.2) return { ...point, name: 'at once' }
  if (sort < 0.4) return { ...point, name: `${times * 12} ms later`, delayMs: times * 12 }
  if (sort < 0.75) {
    const line: Cut = { of: 'client', at: '\r\n', times, how: 'pass' }
    return { ...point, name: `at command ${times} from then`, line }
  }
  const literal = Math.ceil(times / 3)
  return { ...point, name: `within literal ${literal} from then`, line: { literal, share: chance(), how: 'pass' } }
}

/** Nothing comes any more for so long: then it is that point, too. */
const quietMs = 2000

/** Answers how many messages were known then. */
export async function reach({ messages, delayMs, line }: Point, tables: Tables, proxy: FaultProxy): Promise<number> {
  let [first, last, changed]: [number | null, number, number] = [null, 0, performance.now()]
  for (; performance.now() - changed < quietMs; await wait(10)) {
    const known = await tables.known()
    if (known === null) continue
    first ??= known
    if (known !== last) [last, changed] = [known, performance.now()]
    if (known >= first + messages) break
  }
  if (line) await Promise.race([proxy.cut(line), wait(quietMs)])
  else await wait(delayMs)
  return last
}
