// Sets of small numbers, held against sets.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBit, bitsFor, countBits, countBoth, eachBit, hasBit, unite } from './bits.ts'

const size = 200
const numbers = fc.array(fc.nat(size - 1))
const bitsOf = (members: readonly number[]) => {
  const bits = bitsFor(size)
  for (const at of members) addBit(bits, at)
  return bits
}

test('they hold what was added, once, in order, united and shared as sets are', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const [a, b] = [new Set(one), new Set(other)]
      const found: number[] = []
      eachBit(bitsOf(one), (at) => found.push(at))
      expect(found).toEqual([...a].sort((x, y) => x - y))
      expect(countBits(bitsOf(one))).toBe(a.size)
      expect(countBits(unite([bitsOf(one), bitsOf(other)], size))).toBe(new Set([...a, ...b]).size)
      expect(countBoth(bitsOf(one), bitsOf(other))).toBe([...a].filter((at) => b.has(at)).length)
      expect(one.every((at) => hasBit(bitsOf(one), at)) && !hasBit(bitsOf([]), 3)).toBe(true)
    }),
  )
})
