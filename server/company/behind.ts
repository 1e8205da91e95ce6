// Which customers stand behind a figure: the same reading as the figure's own, narrowed.
import type { Groups } from './figures.ts'
import { allCustomers, apart, sidesOf } from './figures.ts'
import { type Bits, bitsFor, countBits, eachBit } from './touch/bits.ts'
import { nobody } from './touch/exchange.ts'
import type { Touches } from './touch/read.ts'

/** Each narrows further. */
export type Touched = {
  memberId?: string | undefined
  /** Those who wrote to shared addresses, or were written to from them. */
  nobody?: boolean | undefined
  departmentId?: string | undefined
  /** Both departments. */
  alsoDepartmentId?: string | undefined
  /** With a member who belongs to no department. */
  noDepartment?: boolean | undefined
  /** In touch with so many of us, or of our departments; the most stands for more as well. */
  members?: number | undefined
  departments?: number | undefined
}

export function touchedBy(touches: Touches, groups: Groups, without: readonly string[], wish: Touched): Bits {
  const { size } = touches
  const sides = sidesOf(touches, groups)
  const none = bitsFor(size)
  const of = (memberId: string) => touches.members.get(memberId)?.customers ?? none
  const inDepartment = (id: string) => sides.departments.get(id) ?? none
  const found = allCustomers(touches)
  const keep = (bits: Bits) => {
    for (let at = 0; at < found.length; at++) found[at] = (found[at] ?? 0) & (bits[at] ?? 0)
  }
  if (wish.memberId) keep(of(wish.memberId))
  if (wish.nobody) keep(of(nobody))
  if (wish.departmentId) keep(inDepartment(wish.departmentId))
  if (wish.alsoDepartmentId) keep(inDepartment(wish.alsoDepartmentId))
  if (wish.noDepartment) keep(without.map(of).reduce(either, bitsFor(size)))
  const all = allCustomers(touches)
  if (wish.members !== undefined) keep(apart(all, sides.members, size)[wish.members] ?? none)
  if (wish.departments !== undefined) keep(apart(all, sides.departments, size)[wish.departments] ?? none)
  return found
}

function either(all: Bits, bits: Bits): Bits {
  for (let at = 0; at < all.length; at++) all[at] = (all[at] ?? 0) | (bits[at] ?? 0)
  return all
}

/** Numbers and how many messages there were with each; `total`: how many there are in all. */
export type Busiest = { numbers: number[]; messages: number[]; total: number }

/**
 * Those of the set with the most messages, at least `most` of them, and all who have as few as the last of them;
 * after a page that ended at `below` messages, only who has no more.
 */
export function busiest({ messages, size }: Touches, found: Bits, most: number, below = Infinity): Busiest {
  const many = (at: number) => messages?.[at] ?? 0
  const numbers: number[] = []
  eachBit(found, (at) => {
    if (at < size && many(at) <= below) numbers.push(at)
  })
  const times = new Map<number, number>()
  for (const at of numbers) times.set(many(at), (times.get(many(at)) ?? 0) + 1)
  let [wanted, fewest] = [most + (times.get(below) ?? 0), 0]
  for (const fewer of [...times.keys()].sort((a, b) => b - a)) {
    if (wanted <= 0) break
    wanted -= times.get(fewer) ?? 0
    fewest = fewer
  }
  const chosen = numbers.filter((at) => many(at) >= fewest)
  return { numbers: chosen, messages: chosen.map((at) => many(at)), total: countBits(found) }
}
