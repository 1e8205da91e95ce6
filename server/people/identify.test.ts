// What those we know are called, and by whom.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { run } from '../base/scope.ts'

const open = ['Ada <ada@mill.example>', 'Ada Vale <ada@mill.example>', 'Ada V <ada@mill.example>']
const closed = ['Ada Secretly-Vale-Longname <ada@mill.example>', 'Adelheid Secret <ada@mill.example>']

/** Lets them arrive in this order, each in a batch of its own. */
async function called(order: readonly string[]) {
  const { scope } = await newWorld()
  const [everyone, mine] = [await makeSource(scope), await makeSource(scope, [scope.memberId ?? ''])]
  for (const [at, from] of order.entries())
    await arrive(scope, closed.includes(from) ? mine : everyone, [letter({ from, text: `${at}` })], 'INBOX', at)
  const workspace = sql`workspace_id = ${scope.workspaceId}`
  const [persons, words] = await run(
    scope,
    sql<{ name: string; name_source: string }>`select name, name_source from person where ${workspace}`.compile(db),
    sql<{ word: string }>`select word from name_word where ${workspace} and kind = 'person' order by word`.compile(db),
  )
  return { persons, words: words.map(({ word }) => word) }
}

test('whom everyone knows is called as everyone may read, whichever mail came first', async () => {
  const orders = [
    [...open, ...closed],
    [...closed, ...open],
    [open[1], ...closed, open[0], open[2]],
    [closed[1], open[0], closed[0], open[2], open[1]],
  ]
  for (const order of orders) {
    const { persons, words } = await called(order.filter((from) => from !== undefined))
    expect(persons).toEqual([{ name: 'Ada Vale', name_source: 'header' }])
    expect(words).toContain('vale')
    expect(words.filter((word) => /secret|adelheid|longname/.test(word))).toEqual([])
  }
})

test('who is known from closed mail alone is called by it', async () => {
  expect((await called(closed)).persons).toEqual([{ name: 'Ada Secretly-Vale-Longname', name_source: 'header' }])
})

test('a bare address in open mail says no more than the address', async () => {
  const { persons, words } = await called([...closed, 'ada@mill.example'])
  expect(persons).toEqual([{ name: 'Ada', name_source: 'guess' }])
  expect(words).not.toContain('secret')
})
