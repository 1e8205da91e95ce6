// Which customers stand behind a figure: the same reading as the figure's own, narrowed.
import type { Groups } from './figures.ts'
import { allCustomers, howMany, mostApart, sidesOf } from './figures.ts'
import { type Bits, addBit, bitsFor, countBits, eachBit } from './touch/bits.ts'
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
  if (wish.members !== undefined) keep(ofSoMany(howMany(sides.members.values(), size), wish.members))
  if (wish.departments !== undefined) keep(ofSoMany(howMany(sides.departments.values(), size), wish.departments))
  return found
}

function either(all: Bits, bits: Bits): Bits {
  for (let at = 0; at < all.length; at++) all[at] = (all[at] ?? 0) | (bits[at] ?? 0)
  return all
}

function ofSoMany(times: Uint16Array, wanted: number): Bits {
  const found = bitsFor(times.length)
  for (let at = 1; at < times.length; at++) if (Math.min(times[at] ?? 0, mostApart) === wanted) addBit(found, at)
  return found
}

/** Numbers and how many messages there were with each; `total`: how many there are in all. */
export type Busiest = { numbers: number[]; messages: number[]; total: number }

/**
 * Those of the set with the most messages, at least `most` of them, and all who have as few as the last of them;
 * after a page that ended at `below` messages, only who has no more.
 */
export function busiest({ messages, size }: Touches, found: Bits, most: number, below = Infinity): Busiest {
  const numbers: number[] = []
  eachBit(found, (at) => {
    if (at < size && (messages[at] ?? 0) <= below) numbers.push(at)
  })
  const times = new Map<number, number>()
  for (const at of numbers) times.set(messages[at] ?? 0, (times.get(messages[at] ?? 0) ?? 0) + 1)
  let [wanted, fewest] = [most + (times.get(below) ?? 0), 0]
  for (const many of [...times.keys()].sort((a, b) => b - a)) {
    if (wanted <= 0) break
    wanted -= times.get(many) ?? 0
    fewest = many
  }
  const chosen = numbers.filter((at) => (messages[at] ?? 0) >= fewest)
  return { numbers: chosen, messages: chosen.map((at) => messages[at] ?? 0), total: countBits(found) }
}
