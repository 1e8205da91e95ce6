// The time that a given share of answers did not exceed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile } from './middle.ts'

test('a quantile is the one that stands at its place when all are sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const sorted = values.toSorted((a, b) => a - b)
      const expected = sorted[Math.max(0, Math.ceil(share * values.length) - 1)]
      expect(quantile(Uint32Array.from(values), share)).toBe(expected)
    }),
  )
  expect(quantile(new Uint32Array(), 0.5)).toBeNull()
})
