// Keeping what takes long to count.
import { expect, test } from 'vitest'
import { keepSlow } from './kept.ts'

const after = (ms: number) => new Promise((done) => setTimeout(done, ms))

test('what is slow is counted once, what is fast each time, and a failure is not kept', async () => {
  let times = 0
  const count = (ms: number) => async () => {
    await after(ms)
    return { times: ++times }
  }
  const both = await Promise.all([keepSlow('slow', count(160)), keepSlow('slow', count(160))])
  expect([...both, await keepSlow('slow', count(160))].map((one) => one.times)).toEqual([1, 1, 1])
  expect(await keepSlow('fast', count(0))).toEqual({ times: 2 })
  expect(await keepSlow('fast', count(0))).toEqual({ times: 3 })
  await expect(keepSlow('failing', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await keepSlow('failing', count(0))).toEqual({ times: 4 })
})
