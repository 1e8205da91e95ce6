// What somebody wants, in one line.
import { expect, test } from 'vitest'
import { gistOf } from './gist.ts'

test('the first question is what it is about', () => {
  expect(
    gistOf('Hi Tom,\n\nWe liked the bread. Is the gluten-free line\nmilled separately? And when do you close?'),
  ).toEqual({
    sentence: 'Is the gluten-free line milled separately?',
    asks: true,
  })
})

test('without a question it is the first sentence after the greeting', () => {
  expect(gistOf('Dear all,\n\nThe oven is cold again. Please come.')).toEqual({
    sentence: 'The oven is cold again. Please come.',
    asks: false,
  })
  expect(gistOf('Hello Tom, The oven is cold.').sentence).toBe('The oven is cold.')
  expect(gistOf('omg saturday!! thank youuu\n\nBex').sentence).toBe('omg saturday!! thank youuu')
  expect(gistOf('Dear Tom\n\nSpanish. Giulia was standing behind me. Thanks').sentence).toBe(
    'Spanish. Giulia was standing behind me.',
  )
  expect(gistOf('Two sacks please').sentence).toBe('Two sacks please')
})

test('a long sentence ends at a word, and no words are no sentence', () => {
  const { sentence } = gistOf('flour '.repeat(100))
  expect(sentence.endsWith('flour…')).toBe(true)
  expect(sentence.length).toBeLessThanOrEqual(181)
  expect(gistOf('')).toEqual({ sentence: '', asks: false })
})
