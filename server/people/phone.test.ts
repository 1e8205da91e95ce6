import { expect, test } from 'vitest'
import { normalisePhone } from './phone.ts'

test.each([
  ['0113 496 0000', 'GB', '+441134960000'],
  ['(0113) 496-0000', 'gb', '+441134960000'],
  ['+44 (0)113 496 0000', 'DE', '+441134960000'],
  ['00 44 113 496 0000', 'DE', '+441134960000'],
  ['tel:+44-113-496-0000', '', '+441134960000'],
  ['030 901820', 'DE', '+4930901820'],
  ['（０３）３２１０－７０００', 'JP', '+81332107000'],
  ['+1 202 555 0143 ext. 5', 'US', '+12025550143'],
])('%s in %s is %s', (raw, country, kept) => {
  expect(normalisePhone(raw, country)).toBe(kept)
})

test.each([
  ['', 'GB'],
  ['12345', 'GB'],
  ['0113 496 0000', ''],
  ['0113 496 0000', 'XX'],
  ['order 0113 496 0000', 'GB'],
  ['+999 123 4567', 'GB'],
])('%j in %j is no number', (raw, country) => {
  expect(normalisePhone(raw, country)).toBeNull()
})

test('a number that is kept stays as it is, wherever it is read', () => {
  for (const country of ['GB', 'US', 'DE', '']) expect(normalisePhone('+441134960000', country)).toBe('+441134960000')
})
