import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalisePhone, seekPhone, showPhone } from './phone.ts'

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

test.each([
  ['+441134960000', 'GB', '0113 496 0000'],
  ['+441534123456', 'GB', '01534 123456'],
  ['+441134960000', 'DE', '+44 113 496 0000'],
  ['+12025550143', 'CA', '(202) 555-0143'],
  ['+4930901820', '', '+49 30 901820'],
])('%s is shown in %s as %s', (kept, country, shown) => {
  expect(showPhone(kept, country)).toBe(shown)
})

const kept = ['+441134960000', '+4930901820', '+12025550143', '+390612345678'] as const
const finds = (text: string, country: string) => {
  const sought = seekPhone(text, country)
  if (!sought) return null
  const { begins, ends } = sought
  return kept.filter((number) => begins.some((one) => number.startsWith(one)) || (ends !== '' && number.endsWith(ends)))
}

test.each([
  ['0113 496 0000', 'GB'],
  ['01134960000', 'GB'],
  ['0113', 'GB'],
  ['113 496', 'GB'],
  ['+44 113 496', 'DE'],
  ['+44 (0)113 496 0000', 'GB'],
  ['0044113496', 'DE'],
  ['011 44 113 496', 'US'],
  ['44113496', 'GB'],
  ['960000', 'GB'],
  ['(0113) 496-0000', ''],
])('%s in %s finds the number in Leeds', (text, country) => {
  expect(finds(text, country)).toEqual(['+441134960000'])
})

test('a foreign number is found as its country writes it', () => {
  expect(finds('030 901820', 'GB')).toEqual(['+4930901820'])
  expect(finds('(202) 555-0143', 'GB')).toEqual(['+12025550143'])
  expect(finds('06 1234 5678', 'IT')).toEqual(['+390612345678'])
})

test('whatever beginning or end of a number is typed, spaced anyhow, finds it', () => {
  const typed = fc.tuple(fc.constantFrom(...kept), fc.nat(), fc.constantFrom('', ' ', '-', '.'), fc.boolean())
  fc.assert(
    fc.property(typed, ([number, length, gap, isEnd]) => {
      const part = isEnd ? number.slice(-(6 + (length % 4))) : number.slice(0, 4 + (length % (number.length - 3)))
      const spaced = part.replace(/(?<=\d)(?=\d)/g, gap)
      expect(finds(spaced, 'GB')).toContain(number)
    }),
  )
})

test.each(['', '00', '+', '12', '3 pm', 'B12 345', '2026-11-19T10:00', 'order 4711'])('%j seeks no number', (text) => {
  expect(seekPhone(text, 'GB')).toBeNull()
})
