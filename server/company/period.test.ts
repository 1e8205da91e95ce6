// Periods, what they are held against, and their steps.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBefore, daysOfSpan, periodOf, shift, spans, stepsOf } from './period.ts'

const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

test('the steps of any period are in order, cover it, and are few', () => {
  fc.assert(
    fc.property(days, fc.nat(9000), (first, length) => {
      const from = dayOf(first)
      const to = shift(from, length)
      const steps = stepsOf(periodOf(from, to))
      expect(steps[0]! <= from && steps.at(-1)! <= to).toBe(true)
      expect(steps).toEqual([...new Set(steps)].sort())
      expect(steps.length).toBeLessThanOrEqual(length <= 200 ? 46 : length / 28 + 2)
    }),
  )
})

test('what a period is held against ends before it and is no longer', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...spans), (date, span) => {
      const now = daysOfSpan(span, dayOf(date))
      const before = daysBefore(now, 'before', span)!
      const length = ({ from, to }: { from: string; to: string }) => Date.parse(to) - Date.parse(from)
      expect(before.to < now.from && before.from <= before.to).toBe(true)
      expect(length(before)).toBeLessThanOrEqual(length(now))
    }),
  )
})

test('a quarter so far is held against as much of the quarter before', () => {
  const now = daysOfSpan('quarter', '2026-05-20')
  expect(now).toEqual({ from: '2026-04-01', to: '2026-05-20' })
  expect(daysBefore(now, 'before', 'quarter')).toEqual({ from: '2026-01-01', to: '2026-02-19' })
  expect(daysBefore({ from: '2026-04-01', to: '2026-06-30' }, 'before', 'quarter')).toEqual({
    from: '2026-01-01',
    to: '2026-03-31',
  })
})

test('a year is twelve months up to today, and a year before keeps the date', () => {
  expect(daysOfSpan('year', '2026-11-22')).toEqual({ from: '2025-11-23', to: '2026-11-22' })
  expect(daysBefore({ from: '2024-02-29', to: '2024-03-01' }, 'year')).toEqual({ from: '2023-02-28', to: '2023-03-01' })
})
