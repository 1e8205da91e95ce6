import { expect, test } from 'vitest'
import type { Draft } from '../types.ts'
import { DraftCopy } from './copy.ts'

const draft = (version: number): Draft => ({
  id: 'd',
  kind: 'new',
  sourceId: null,
  recipients: [],
  subject: '',
  words: '',
  quotes: false,
  signs: true,
  answers: null,
  quoted: '',
  files: [],
  version,
  savedAt: '2026-11-20T10:00:00Z',
  formerAt: null,
})

test('what is done here is before the member’s eyes; what came from elsewhere between is so once the page has heard of it', () => {
  const copy = new DraftCopy(draft(1))
  copy.made(2)
  expect(copy.version).toBe(2)
  copy.made(4)
  expect(copy.version).toBe(2)
  copy.hear(draft(4))
  expect(copy.version).toBe(4)
  copy.hear(draft(3))
  expect(copy.version).toBe(4)
})

test('of answers that overtake each other none is taken for more than was seen', () => {
  const copy = new DraftCopy(draft(1))
  copy.made(3)
  copy.made(2)
  expect(copy.version).toBe(2)
  copy.hear(draft(3))
  expect(copy.version).toBe(3)
})
