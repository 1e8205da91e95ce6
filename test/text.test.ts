// Walks every text that an endpoint takes: half a character and U+0000 are refused in each, before anything is done.
import { expect, test } from 'vitest'
import { newId } from '../server/base/id.ts'
import { call, endpoints, keys } from './access/call.ts'
import { type Input, sampleOf } from './access/sample.ts'
import { newWorld, openFrontDoor } from './world.ts'

type Path = readonly (string | number)[]

function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name]))
}

function withText(input: Input, path: Path, text: string): Input {
  const copy = structuredClone(input)
  let at = copy as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = text
  return copy
}

test('no endpoint takes half a character or U+0000 in any of its texts', { timeout: 120_000 }, async () => {
  const { app, token } = await openFrontDoor(await newWorld())
  const found: string[] = []
  let texts = 0
  for (const key of keys) {
    const { input } = sampleOf(key, endpoints[key]!, () => newId())
    const inAddress = /^(?:GET|DELETE) /.test(key) || endpoints[key]?.upload
    for (const path of textsIn(input)) {
      // An address is bytes: half a character cannot stand in it.
      const bad = inAddress || key.includes(`:${path[0]}`) ? ['a\0b'] : ['a\0b', 'a\ud800b', '\udc00']
      for (const text of bad) {
        const { status, text: answer } = await call(app, key, withText(input, path, text), token)
        texts++
        if (status !== 400 || !answer.includes('unfit_text') || !answer.includes(path.join('.')))
          found.push(`${key} ${path.join('.')}: ${status} ${answer.slice(-200)}`)
      }
    }
  }
  expect(found).toEqual([])
  expect(texts).toBeGreaterThan(150)
})

test('the name of a field is a text, too', async () => {
  const { app, token } = await openFrontDoor(await newWorld())
  for (const name of ['a\0b', 'a\ud800b'])
    expect((await call(app, 'POST /people', { name: 'Ann', [name]: 1 }, token)).status).toBe(400)
  expect((await call(app, 'POST /people', { name: 'Ann 👩‍🌾 Bee' }, token)).status).toBe(200)
})
