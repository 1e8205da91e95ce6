// Where what is wrong with a mailbox is told, and how its words follow the clock.
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../kit/net/problem.ts'
import { failureTimes, fieldFault, isPlaced, namesServer } from './fault.ts'

const refusal = (...paths: string[]) =>
  new ProblemError({ status: 422, code: 'invalid', errors: paths.map((path) => ({ path, code: 'password_needed' })) })

describe('the next try is told', () => {
  const now = Date.parse('2026-11-20T10:00:00Z')
  const after = (seconds: number) => new Date(now + seconds * 1000).toISOString()
  const told = (nextTryAt: string | null) => failureTimes({ problem: { since: null }, nextTryAt }, now)
  test.each([
    ['in minutes', after(300), 'next try in 5 minutes'],
    ['by the second when it is near', after(12), 'next try in 12 seconds'],
    ['up to the last one', after(0.2), 'next try in 1 second'],
    ['as being made when its time has come', after(0), 'trying now'],
    ['as being made while it lasts', after(-12), 'trying now'],
    ['as being made when it was asked for', null, 'trying now'],
  ])('%s', (_, at, words) => {
    expect(told(at)).toEqual([words])
  })
  test('after since when it fails unless that is just now, and of a healthy one nothing', () => {
    expect(failureTimes({ problem: { since: after(-20) }, nextTryAt: null }, now)).toEqual(['trying now'])
    expect(failureTimes({ problem: { since: after(-7200) }, nextTryAt: null }, now)).toEqual([
      'since 2 hours ago',
      'trying now',
    ])
    expect(failureTimes({ problem: null, nextTryAt: null }, now)).toEqual([])
  })
})

test('a fault stands at its field or its server, and of anything else the whole tells', () => {
  expect(fieldFault(refusal('smtp.password'), 'smtp.password')).toContain('password anew')
  expect(fieldFault(refusal('smtp.password'), 'imap.password')).toBeUndefined()
  expect(isPlaced(refusal('imap', 'smtp.port', 'address'))).toBe(true)
  expect(isPlaced(refusal('imap', 'readers'))).toBe(false)
  expect(isPlaced(new ProblemError({ status: 409, code: 'mailbox_known' }))).toBe(false)
  expect(isPlaced(null)).toBe(false)
})

test('the servers unfold for what may have to be changed among them', () => {
  expect(namesServer(refusal('imap'))).toBe(true)
  expect(namesServer(refusal('smtp.password'))).toBe(true)
  expect(namesServer(refusal('address', 'imap.password'))).toBe(false)
})
