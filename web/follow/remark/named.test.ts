// Names in notes: which is being typed, and who is named.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begunAt, completed, fits, namedIn, parts } from './named.ts'

const [mia, priya, long, twin] = [
  { id: '1', name: 'Mia Moss' },
  { id: '2', name: 'Priya Nair' },
  { id: '3', name: 'Mia Mossop' },
  { id: '4', name: 'Mia Moss' },
]

test('a name begins after an @ at the beginning of a word, and goes on over spaces', () => {
  expect(begunAt('Ask @mi', 7)).toEqual({ at: 4, text: 'mi' })
  expect(begunAt('@', 1)).toEqual({ at: 0, text: '' })
  expect(begunAt('(@Mia Mo', 8)).toEqual({ at: 1, text: 'Mia Mo' })
  expect(begunAt('tom@reed.example', 16)).toBeNull()
  expect(begunAt('@Mia\nand', 8)).toBeNull()
  expect(begunAt('nobody', 6)).toBeNull()
})

test('a name is found by any of its words, whatever its case and accents', () => {
  expect(['mia', 'MO', 'mia mo', ''].map((typed) => fits('Mia Moss', typed))).toEqual([true, true, true, true])
  expect(fits('Zoë Łuk', 'zoe')).toBe(true)
  expect(fits('Mia Moss', 'oss')).toBe(false)
})

test('chosen, the name stands there whole with a space after it', () => {
  expect(completed('Ask @mi', { at: 4, text: 'mi' }, 'Mia Moss')).toEqual({ words: 'Ask @Mia Moss ', caret: 14 })
  expect(completed('@mi now', { at: 0, text: 'mi' }, 'Mia Moss')).toEqual({ words: '@Mia Moss now', caret: 10 })
})

test('who is named is whose whole name stands there, the longer one first, each once', () => {
  const all = [mia, priya, long]
  expect(namedIn('@Mia Moss and @Mia Moss: ask @Priya Nair, please', all, new Set())).toEqual([mia, priya])
  expect(namedIn('@Mia Mossop', all, new Set())).toEqual([long])
  expect(namedIn('Mia Moss, @Mia, tom@Mia Mosses', all, new Set())).toEqual([])
})

test('of two of one name the chosen one is meant', () => {
  expect(namedIn('@Mia Moss', [mia, twin], new Set(['4']))).toEqual([twin])
  expect(namedIn('@Mia Moss', [mia, twin], new Set())).toEqual([mia])
})

test('cut into parts, nothing of the words is lost', () => {
  const word = fc.constantFrom('@', 'Mia Moss', '@Mia Moss', '@Priya Nair', ' ', '\n', 'x', 'é', '🙂')
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('')
      expect(
        parts(text, [mia, priya, long])
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
