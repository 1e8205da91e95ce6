// Sets of small numbers, held against sets.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBit, bitsFor, countBits, countBoth, eachBit, hasBit, layersOf, unite, without } from './bits.ts'

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

test('the layers of sets hold who is in so many of them at least', () => {
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 6 }), (sets) => {
      const times = (at: number) => sets.filter((one) => one.includes(at)).length
      const layers = layersOf(sets.map(bitsOf), size, 3)
      for (let at = 0; at < size; at++)
        expect(layers.map((bits) => hasBit(bits, at))).toEqual([1, 2, 3].map((many) => times(at) >= many))
      expect(countBits(without(layers[0]!, layers[1]!))).toBe(
        Array.from({ length: size }, (_, at) => times(at)).filter((many) => many === 1).length,
      )
    }),
  )
})
