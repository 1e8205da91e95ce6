// Sets of small numbers, a bit for each: to unite and to count who of a hundred thousand customers belongs where takes microseconds.

export type Bits = Uint32Array

export const bitsFor = (size: number): Bits => new Uint32Array((size + 31) >>> 5)

export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0

export function addBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
}

/** All that are in one of the sets; `size` bounds the numbers. */
export function unite(sets: readonly Bits[], size: number): Bits {
  const all = bitsFor(size)
  for (const bits of sets) for (let at = 0; at < bits.length; at++) all[at] = (all[at] ?? 0) | (bits[at] ?? 0)
  return all
}

export function countBits(bits: Bits): number {
  let sum = 0
  for (let at = 0; at < bits.length; at++) sum += ones(bits[at] ?? 0)
  return sum
}

/** Who is in one of the sets at least, in two, in three, and so on: as many layers as are asked for, each within the one before. */
export function layersOf(sets: Iterable<Bits>, size: number, layers: number): Bits[] {
  const all = Array.from({ length: layers }, () => bitsFor(size))
  for (const bits of sets)
    for (let at = 0; at < bits.length; at++) {
      let carried = bits[at] ?? 0
      for (let layer = 0; layer < layers && carried !== 0; layer++) {
        const words = all[layer] as Bits
        const before = words[at] ?? 0
        words[at] = before | carried
        carried &= before
      }
    }
  return all
}

/** Who is in the one and not in the other. */
export function without(one: Bits, other: Bits): Bits {
  const left = one.slice()
  for (let at = 0; at < left.length; at++) left[at] = (left[at] ?? 0) & ~(other[at] ?? 0)
  return left
}

/** How many are in both. */
export function countBoth(one: Bits, other: Bits): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += ones((one[at] ?? 0) & (other[at] ?? 0))
  return sum
}

/** Calls back for each number of the set, the least first. */
export function eachBit(bits: Bits, then: (at: number) => void): void {
  for (let word = 0; word < bits.length; word++)
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) then((word << 5) + 31 - Math.clz32(rest & -rest))
}

/** The ones of a 32-bit word (Hacker's Delight, 5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
