import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../test/world.ts'

test('suggestions know people, colleagues and role addresses by the beginnings of names and addresses', async () => {
  const named = await newWorld()
  const { ask } = await openFrontDoor(named)
  const source = await makeSource(named.scope)
  await arrive(named.scope, source, [
    letter({ from: 'Margaret Chen <mc@chensbakery.example>' }),
    letter({ from: 'Info <info@chensbakery.example>' }),
    letter({ from: 'Zed <zed@z.example>' }),
  ])
  await letIn(named, 'member', 'Ida Marsh')
  const found = async (text: string) =>
    (await ask('GET /recipients', { text })).body.items.map(
      ({ name, address }: { name: string; address: string }) => `${name} ${address}`,
    )
  expect(await found('marg')).toEqual(['Margaret Chen mc@chensbakery.example'])
  expect(await found('chen marg')).toEqual(['Margaret Chen mc@chensbakery.example'])
  expect(await found('mc@')).toEqual(['Margaret Chen mc@chensbakery.example'])
  expect((await found('info@'))[0]).toMatch(/info@chensbakery.example$/)
  expect((await found('ida'))[0]).toMatch(/^Ida Marsh /)
  expect(await found('nobody')).toEqual([])
  expect(await found('%')).toEqual([])
})
