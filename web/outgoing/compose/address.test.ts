import { expect, test } from 'vitest'
import { added, isAddress, readTyped } from './address.ts'

const read = (text: string) => readTyped(text, 'to').map(({ name, address }) => `${name}|${address}`)

test('what is typed or pasted becomes recipients, with their names', () => {
  expect(read('ann@x.example')).toEqual(['|ann@x.example'])
  expect(read('Ann Lee <ann@x.example>, "Chen, Margaret" <mc@y.example>; mailto:bob@z.example\ncay')).toEqual([
    'Ann Lee|ann@x.example',
    'Chen, Margaret|mc@y.example',
    '|bob@z.example',
    '|cay',
  ])
  expect(read(' , ;\n')).toEqual([])
})

test('a slip is told from an address', () => {
  expect(['a@b.example', 'a.b+c@d.co.uk', 'jörg@bücher.example'].every(isAddress)).toBe(true)
  expect(['a@b', 'a b@c.example', '@b.example', 'a@', 'a@b.example>', 'a@b..'].some(isAddress)).toBe(false)
})

test('nobody is added twice', () => {
  const [ann] = readTyped('Ann@x.example', 'to')
  expect(
    added([ann!], readTyped('ann@x.example, bob@x.example, bob@x.example', 'cc')).map(({ address }) => address),
  ).toEqual(['Ann@x.example', 'bob@x.example'])
})
