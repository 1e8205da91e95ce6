// Marking the beginnings of words in names.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markBeginnings } from './mark.ts'

const marked = (name: string, sought: string) =>
  markBeginnings(name, sought)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('')

test('the beginnings of words are marked, whatever their case and accents', () => {
  expect(marked('Margaret Chen', 'mar')).toBe('[Mar]garet Chen')
  expect(marked('Margaret Chen', 'CHEN marg')).toBe('[Marg]aret [Chen]')
  expect(marked('Zoë Müller-Lüdenscheidt', 'zoe lud')).toBe('[Zoë] Müller-[Lüd]enscheidt')
})

test('the inside of a word is left alone', () => {
  expect(marked('Lamar', 'mar')).toBe('Lamar')
})

test('nothing of a name is lost, and what is marked was looked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, sought) => {
      expect(
        markBeginnings(name, sought)
          .map(({ text }) => text)
          .join(''),
      ).toBe(name)
    }),
  )
})
