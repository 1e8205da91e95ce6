// The first minute, when two have it at once, or it ends in between.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../test/own-database.ts'
import { firstRun } from './first-run.ts'

let own: Awaited<ReturnType<typeof ownDatabase>>
beforeAll(async () => {
  own = await ownDatabase('first')
}, 120_000)
afterAll(() => own.stop())

const given = (name: string, company = 'Reed & Marsh') => ({
  company,
  name,
  email: `${name}@reed.example`,
  password: 'a long enough password',
  addresses: [],
  domains: [],
})
const count = async (table: string) => (await own.ground.pool.query(`select from ${table}`)).rowCount

test('of a first run that fails nothing is left, so that it can be tried again', async () => {
  await expect(firstRun(own.ground, given('tom', 'Reed\0Marsh'), { first: true })).rejects.toThrow()
  expect([await count('account'), await count('workspace')]).toEqual([0, 0])
})

test('of many first runs at once one makes the company, and the others are told', async () => {
  const names = ['anna', 'ben', 'cleo', 'dan']
  const runs = await Promise.allSettled(names.map((name) => firstRun(own.ground, given(name), { first: true })))
  expect(runs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason.code] : []))
  expect(refused).toEqual(Array(3).fill('already_set_up'))
  expect([await count('account'), await count('workspace')]).toEqual([1, 1])
})
