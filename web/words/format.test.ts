// How days, times and numbers read.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, daysBetween, formatDay, formatRelative, formatTime, formatWhen, hourOf } from './date.ts'
import { formatBytes, formatCount, formatDuration, formatPercent } from './format.ts'
import { currentVoice, setVoice } from './say.ts'

const before = currentVoice()
const now = '2026-11-21T09:00:00Z'
beforeAll(() => setVoice({ locale: 'en-GB', zone: 'Europe/London' }))
afterAll(() => setVoice(before))

test('days read as in a letter, with the year when it is another', () => {
  expect(formatDay('2026-11-17', 'heading', now)).toBe('Tuesday 17 November')
  expect(formatDay('2026-11-17T15:42:00Z', 'short', now)).toBe('17 Nov')
  expect(formatDay('2026-11-17', 'weekday', now)).toBe('Tue 17 Nov')
  expect(formatDay('2024-09-14', 'short', now)).toBe('14 Sept 2024')
})

test('what is near is told by its nearness', () => {
  expect(formatWhen('2026-11-21T07:40:00Z', now)).toBe('today 07:40')
  expect(formatWhen('2026-11-20T16:10:00Z', now)).toBe('yesterday 16:10')
  expect(formatWhen('2026-11-19T16:10:00Z', now)).toBe('Thu 16:10')
  expect(formatWhen('2026-10-14T16:10:00Z', now)).toBe('14 Oct')
  expect(formatRelative('2026-11-21T08:58:00Z', now)).toBe('2 minutes ago')
  expect(formatRelative('2026-11-20T15:00:00Z', now)).toBe('18 hours ago')
  expect(formatRelative('2026-11-25', now)).toBe('in 4 days')
  expect(formatRelative('2026-11-20', now)).toBe('yesterday')
})

test('a day is where the member is', async () => {
  await setVoice({ zone: 'Pacific/Auckland' })
  expect(dayOf('2026-11-20T12:30:00Z')).toBe('2026-11-21')
  expect(formatTime('2026-11-20T12:30:00Z')).toBe('01:30')
  expect(hourOf('2026-11-20T11:30:00Z')).toBe(0)
  expect(formatDay('2026-11-17', 'weekday', now)).toBe('Tue 17 Nov')
  await setVoice({ zone: 'Europe/London' })
})

test('days between are calendar days, whatever the hours and the clock change', () => {
  expect(daysBetween('2026-10-24T22:00:00Z', '2026-10-26T01:00:00Z')).toBe(2)
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(fc.property(instant, instant, (one, other) => daysBetween(one, other) === -daysBetween(other, one) + 0))
})

test('waiting is told in one unit, or finely in two', () => {
  expect(formatDuration(2.4 * 86_400_000)).toBe('2 days')
  expect(formatDuration(5 * 3_600_000)).toBe('5 hours')
  expect(formatDuration(48 * 60_000)).toBe('48 min')
  expect(formatDuration(3000)).toBe('1 min')
  expect(formatDuration(27 * 3_600_000, { fine: true })).toBe('1 day 3 h')
  expect(formatDuration(130 * 60_000, { fine: true })).toBe('2 h 10 min')
})

test('counts are capped, sizes and shares short', () => {
  expect([formatCount(2318), formatCount(500, 500), formatCount(499, 500)]).toEqual(['2,318', '500+', '499'])
  expect([formatPercent(0.913), formatPercent(0.1184, 1)]).toEqual(['91%', '11.8%'])
  expect([formatBytes(0), formatBytes(912), formatBytes(48_200), formatBytes(104_900_000)]).toEqual([
    '0 bytes',
    '912 bytes',
    '48 kB',
    '104.9 MB',
  ])
})
