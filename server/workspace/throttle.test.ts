// Trying passwords: a few are free, then each costs twice the wait of the one before.
import { expect, test } from 'vitest'
import type { Problem } from '../base/problem.ts'
import { Throttle } from './throttle.ts'

function clock() {
  let at = 1_000_000
  const throttle = new Throttle(() => at)
  const secondsToWait = (email: string, address: string): number => {
    try {
      throttle.begin(email, address)
      return 0
    } catch (error) {
      return Number((error as Problem).errors[0]?.detail)
    }
  }
  return { throttle, secondsToWait, pass: (seconds: number) => (at += seconds * 1000) }
}

test('five wrong passwords are free, then the wait doubles', () => {
  const { secondsToWait, pass } = clock()
  const free = Array.from({ length: 5 }, () => secondsToWait('ann@reed.example', '10.0.0.1'))
  expect(free).toEqual([0, 0, 0, 0, 0])
  const waits: number[] = []
  for (let round = 0; round < 4; round++) {
    waits.push(secondsToWait('ann@reed.example', '10.0.0.1'))
    pass(waits.at(-1) ?? 0)
    expect(secondsToWait('ann@reed.example', '10.0.0.1')).toBe(0)
  }
  expect(waits).toEqual([1, 2, 4, 8])
})

test('the wait never grows beyond a quarter of an hour', () => {
  const { secondsToWait, pass } = clock()
  let longest = 0
  for (let round = 0; round < 30; round++) {
    const wait = secondsToWait('ann@reed.example', '10.0.0.1')
    longest = Math.max(longest, wait)
    pass(wait)
  }
  expect(longest).toBe(900)
})

test('somebody else at another address is not slowed down by it', () => {
  const { secondsToWait } = clock()
  for (let round = 0; round < 20; round++) secondsToWait('ann@reed.example', '10.0.0.1')
  expect(secondsToWait('ann@reed.example', '10.0.0.2')).toBe(0)
  expect(secondsToWait('tom@reed.example', '10.0.0.1')).toBe(0)
})

test('one address that tries many accounts has to wait for all of them', () => {
  const { secondsToWait } = clock()
  for (let round = 0; round < 30; round++) secondsToWait(`someone-${round}@reed.example`, '10.0.0.1')
  expect(secondsToWait('ann@reed.example', '10.0.0.1')).toBeGreaterThan(0)
  expect(secondsToWait('ann@reed.example', '10.0.0.2')).toBe(0)
})

test('whoever has 2^64 addresses of IPv6 is one caller all the same', () => {
  const { secondsToWait } = clock()
  for (let round = 0; round < 30; round++)
    secondsToWait(`someone-${round}@reed.example`, `2001:db8:1:2:${round.toString(16)}::${round}`)
  expect(secondsToWait('ann@reed.example', '2001:db8:1:2:ffff::1')).toBeGreaterThan(0)
  expect(secondsToWait('ann@reed.example', '2001:db8:1:3::1')).toBe(0)
})

test('many addresses that try one account make it wait a minute at most', () => {
  const { secondsToWait, pass } = clock()
  let longest = 0
  for (let round = 0; round < 80; round++) {
    const wait = secondsToWait('ann@reed.example', `10.0.1.${round}`)
    longest = Math.max(longest, wait)
    pass(wait)
  }
  expect(longest).toBe(60)
})

test('the right password begins anew', () => {
  const { throttle, secondsToWait } = clock()
  for (let round = 0; round < 4; round++) secondsToWait('ann@reed.example', '10.0.0.1')
  throttle.succeed('ann@reed.example', '10.0.0.1')
  const again = Array.from({ length: 5 }, () => secondsToWait('ann@reed.example', '10.0.0.1'))
  expect(again).toEqual([0, 0, 0, 0, 0])
})
