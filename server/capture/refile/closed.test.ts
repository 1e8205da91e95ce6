// A domain is named ours by somebody who may not read all mail: the mail they may not read follows, and tells them nothing.
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { letIn } from '../../../test/someone.ts'
import { newWorld, openFrontDoor } from '../../../test/world.ts'
import { travel } from '../../journey.ts'
import { kithScope } from '../../workspace/session.ts'
import { refileOurs } from './handles.ts'

const margaret = 'Margaret Chen <margaret@chensbakery.example>'
const vera = 'Vera Quillfeather <vera@marsh.example>'
const change = { addresses: [], domains: ['marsh.example'] }
/** Where names, addresses and words may stand. */
const places: [string, Record<string, unknown>][] = [
  ['GET /members', {}],
  ['GET /ours', {}],
  ['GET /ours/found', {}],
  ['GET /people', {}],
  ['GET /organizations', {}],
  ['GET /search', { text: 'quillfeather' }],
  ['GET /search', { text: 'zanzibar' }],
  ['GET /search', { text: 'vera' }],
  ['GET /today', { whose: 'all' }],
  ['GET /who', {}],
  ['GET /arrivals', { outcome: 'left_out' }],
  ['GET /left-out', {}],
]

test('closed mail of several members is filed anew with a domain, and whoever named it learns nothing of it', {
  timeout: 60_000,
}, async () => {
  const world = await newWorld({ domains: [] })
  const { scope, ground } = world
  const { ask, token: owner } = await openFrontDoor(world)
  const [one, two, manager] = [
    await letIn(world, 'member'),
    await letIn(world, 'member'),
    await letIn(world, 'manager'),
  ]
  const kith = kithScope(ground, scope.workspaceId)
  const bring = async (readers: 'everyone' | string[], mails: Buffer[]) => {
    const { interactionIds } = await arrive(kith, await makeSource(scope, readers), mails)
    await travel(kith, interactionIds)
  }
  const open = 'Priya Nair <priya@marsh.example>'
  await bring('everyone', [
    letter({ from: open, to: margaret, text: 'On its way.' }),
    letter({ from: margaret, to: open }),
  ])
  await bring([one.id], [letter({ from: vera, to: margaret, subject: 'Zanzibar', text: 'The offer to Zanzibar.' })])
  await bring(
    [two.id],
    [
      letter({ from: margaret, to: vera, text: 'Still waiting for Zanzibar.' }),
      letter({
        from: vera,
        to: margaret,
        text: 'Zanzibar news.',
        headers: { 'List-Unsubscribe': '<https://m.example/u>', Precedence: 'bulk' },
      }),
    ],
  )

  const everywhere = async (token: string) => {
    const answers = await Promise.all(places.map(async ([key, input]) => [key, await ask(key, input, token)] as const))
    for (const [key, { status }] of answers) expect([key, status < 500]).toEqual([key, true])
    return answers.map(([, { text }]) => text.toLowerCase()).join('\n')
  }
  const leaks = (text: string) =>
    ['quillfeather', 'vera@', '"zanzibar"', 'offer to', 'zanzibar news'].filter((word) => text.includes(word))
  const members = async (token: string) =>
    (await ask('GET /members', {}, token)).body.items
      .map(({ name }: { name: string }) => name)
      .filter((name: string) => / (?:Nair|Quillfeather)$/.test(name))
  const directions = async (token: string) =>
    (await ask('GET /search', { text: 'zanzibar' }, token)).body.said
      .map(({ direction }: { direction: string }) => direction)
      .sort()

  expect(leaks(await everywhere(manager.token))).toEqual([])
  expect((await ask('PUT /ours/domains/:domain', { domain: 'marsh.example' }, manager.token)).status).toBe(200)
  await refileOurs(kith, change)
  // What was left out as a stranger's is captured now; what was captured goes the other way.
  expect(await directions(one.token)).toEqual(['out'])
  expect(await directions(two.token)).toEqual(['in', 'out'])
  for (const { token } of [one, two]) expect(await members(token)).toEqual(['Priya Nair', 'Vera Quillfeather'])
  for (const token of [manager.token, owner]) {
    expect(await members(token)).toEqual(['Priya Nair'])
    expect(leaks(await everywhere(token))).toEqual([])
  }

  expect((await ask('DELETE /ours/domains/:domain', { domain: 'marsh.example' }, manager.token)).status).toBe(200)
  await refileOurs(kith, change)
  expect(await directions(one.token)).toEqual(['in'])
  for (const { token } of [one, two]) expect(leaks(await everywhere(token))).toContain('quillfeather')
  for (const token of [manager.token, owner]) expect(leaks(await everywhere(token))).toEqual([])
})
