// Sorting by a click.
import { expect, test } from 'vitest'
import { sortAfter } from './column.ts'

test('the first click sorts as the column wishes, the next turns it round', () => {
  const first = sortAfter({ by: 'name', descending: false }, { key: 'last', descending: true })
  expect(first).toEqual({ by: 'last', descending: true })
  expect(sortAfter(first, { key: 'last', descending: true })).toEqual({ by: 'last', descending: false })
  expect(sortAfter(undefined, { key: 'name' })).toEqual({ by: 'name', descending: false })
})
