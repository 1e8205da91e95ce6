import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findEmails, findPhones, findUrls } from './find-handles.ts'

const texts = (found: { text: string }[]): string[] => found.map(({ text }) => text)

test.each([
  ['Write to Dave@abc.com, or (ann@chen.co.uk).', ['Dave@abc.com', 'ann@chen.co.uk']],
  ['mailto:ann@chen.co.uk and <tom@chensbakery.example>', ['ann@chen.co.uk', 'tom@chensbakery.example']],
  ["It is 'ann@chen.co.uk'.", ['ann@chen.co.uk']],
  ['我的邮箱ann@chen.co.uk谢谢', []],
  ['我的邮箱是ann@chen.co.uk，谢谢', ['ann@chen.co.uk']],
  ['info@bäckerei.de', ['info@bäckerei.de']],
  ['a..b@c.com .a@c.com a@b a@b.c a@b_c.com a@1.2.3.4', []],
  ['git@github.com:kith/kith', ['git@github.com']],
])('the addresses in %j are %j', (text, wanted) => {
  expect(texts(findEmails(text))).toEqual(wanted)
})

test.each([
  ['See https://chen.co.uk/cakes?size=2#top.', ['https://chen.co.uk/cakes?size=2#top']],
  ['(see www.chen.co.uk)', ['www.chen.co.uk']],
  ['https://en.wikipedia.org/wiki/Bread_(food)!', ['https://en.wikipedia.org/wiki/Bread_(food)']],
  ['We met today.It was good, e.g. at 7.am', []],
  ['Attached are notes.md and plan.zip', []],
  ['ann@chen.co.uk', []],
  ['chen.co.uk, bit.ly/abc', ['chen.co.uk', 'bit.ly/abc']],
  ['http://localhost:8080/x http:// http://362', ['http://localhost:8080/x']],
  ['Version 1.2.3 costs 3.50 or 1.000,00', []],
])('the web addresses in %j are %j', (text, wanted) => {
  expect(texts(findUrls(text))).toEqual(wanted)
})

test('phone numbers are found as somebody there would dial them', () => {
  const text = 'Ring 0113 496 0000 or +1 202-555-0143. Order 12345678 of 2025-10-01.'
  expect(findPhones(text, 'GB').map(({ text: written, value }) => [written, value])).toEqual([
    ['0113 496 0000', '+441134960000'],
    ['+1 202-555-0143', '+12025550143'],
  ])
  expect(texts(findPhones(text, ''))).toEqual(['+1 202-555-0143'])
})

test('what is found stands where it is said to stand', () => {
  const piece = fc.oneof(
    fc.emailAddress(),
    fc.webUrl(),
    fc.string({ maxLength: 20 }),
    fc.constant('0113 496 0000'),
    fc.constant('我的邮箱'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join(' ')
      for (const find of [findEmails, findUrls, (all: string) => findPhones(all, 'GB')])
        for (const { start, end, text: written } of find(text)) expect(text.slice(start, end)).toBe(written)
    }),
  )
})

test('a plain address between words is always found', () => {
  const word = fc.stringMatching(/^[a-z]{1,10}$/)
  fc.assert(
    fc.property(word, word, word, (local, host, around) => {
      expect(texts(findEmails(`${around} ${local}@${host}.co.uk, ${around}`))).toEqual([`${local}@${host}.co.uk`])
    }),
  )
})
