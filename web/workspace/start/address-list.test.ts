// What the first run's form takes, the server takes: nothing is found wrong only after the rest was mended.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emailText } from '../../../server/workspace/account.ts'
import { domainText } from '../../../server/workspace/workspace.ts'
import { looksLikeAddress, looksLikeDomain, readAddresses, wrongAddress } from './address-list.ts'

const parts = fc.constantFrom(
  'a',
  'Tom',
  '.',
  '..',
  '@',
  'reed',
  '.example',
  '-',
  '+',
  "'",
  'ü',
  ' ',
  '_',
  'co',
  '1',
  '💐',
)
const odd = fc.array(parts, { maxLength: 8 }).map((found) => found.join(''))
const text = fc.oneof(odd, fc.emailAddress(), fc.domain())

test('an address is one here if and only if it is one to the server', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(looksLikeAddress(one)).toBe(emailText.safeParse(one).success)
    }),
    { numRuns: 2000 },
  )
})

test('a domain is one here if and only if it is one to the server', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(looksLikeDomain(one)).toBe(domainText.safeParse(one).success)
    }),
    { numRuns: 2000 },
  )
})

test('several addresses stand in one field, however they are parted', () => {
  expect(readAddresses('info@reed.example, <shop@reed.example>;x@y.example')).toEqual([
    'info@reed.example',
    'shop@reed.example',
    'x@y.example',
  ])
  expect(wrongAddress('info@reed.example, shop@')).toBe('shop@')
  expect(wrongAddress('info@reed.example')).toBeUndefined()
})
