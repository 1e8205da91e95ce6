// What stands in a conversation, in the order of time.
import { expect, test } from 'vitest'
import type { Remark } from '../../follow/remark/remark.ts'
import type { Message } from '../types.ts'
import { among, type GivenTo } from './among.ts'

const message = (id: string, happenedAt: string) => ({ id, happenedAt }) as Message
const remark = (id: string, at: string) => ({ id, at }) as Remark
const given = (id: string, at: string) => ({ id, at }) as GivenTo
const messages = [message('m1', '2026-11-20T10:00:00Z'), message('m2', '2026-11-21T10:00:00.5Z')]
const remarks = [remark('r1', '2026-11-20T12:00:00Z'), remark('r2', '2026-11-22T10:00:00Z')]
const times = [given('g1', '2026-11-21T10:00:00.25Z')]

test('notes and who was given it stand between the messages, by their time', () => {
  expect(among(messages, false, remarks, times).map(({ id }) => id)).toEqual(['m1', 'r1', 'g1', 'm2', 'r2'])
})

test('while there are messages to be fetched, nothing stands before one that would come before it', () => {
  expect(among(messages, true, remarks, times).map(({ id }) => id)).toEqual(['m1', 'r1', 'g1', 'm2'])
  expect(among([], true, remarks, times)).toEqual([])
})
