// What is said, in which language, with which values.
import { expect, expectTypeOf, test } from 'vitest'
import { english } from './en.ts'
import type { ValuesOf } from './message.ts'
import { pseudo } from './pseudo.ts'
import { say, sayCode, setVoice } from './say.ts'

const messages = Object.entries(english).flatMap(([folder, texts]) =>
  Object.entries(texts).map(([name, text]) => [`${folder}.${name}`, text as string] as const),
)

test('a text comes with its values and its plural', () => {
  expect(say('kit.undo')).toBe('Undo')
  expect(say('shell.goTo', { page: 'Today' })).toBe('Go to Today')
  expect(say('shell.waiting', { n: 1 })).toBe('1 is waiting')
  expect(say('shell.waiting', { n: 1200 })).toMatch(/^1[,.  ]?200 are waiting$/)
})

test('the values a text asks for are read from it by the type checker', () => {
  expectTypeOf<ValuesOf<'Hello'>>().toEqualTypeOf<Record<never, string | number>>()
  expectTypeOf<
    keyof ValuesOf<'{name} wrote {n, plural, one {# mail} other {# mails to {who}}} on {day}'>
  >().toEqualTypeOf<'name' | 'n' | 'who' | 'day'>()
  expectTypeOf<keyof ValuesOf<'{kind, select, mail {them} other {it}}'>>().toEqualTypeOf<'kind'>()
  // @ts-expect-error the page is missing
  expect(say('shell.goTo', {})).toBe('Go to ')
})

test('a code of the server is said, and an unknown one falls back', () => {
  expect(sayCode('problem', 'signed_out')).toContain('Sign in again')
  expect(sayCode('problem', 'no_such_code', {}, 'something else')).toBe('something else')
})

test('every English text compiles and renders without a brace left over', () => {
  expect(messages.length).toBeGreaterThan(50)
  for (const [key, text] of messages) {
    const names = [...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]!)
    const said = sayCode(key.split('.')[0]!, key.split('.')[1]!, Object.fromEntries(names.map((name) => [name, 3])))
    expect(said, key).not.toMatch(/[{}]/)
    expect(said.trim(), key).not.toBe('')
  }
})

test('in the pseudo-language every text is bracketed and keeps its values', async () => {
  await setVoice({ language: 'pseudo' })
  try {
    expect(say('shell.goTo', { page: 'Today' })).toBe('[!! Gö tö Today !!]')
    expect(say('shell.waiting', { n: 2 })).toBe('[!! 2 åré wåîtîñg !!]')
  } finally {
    await setVoice({ language: 'en' })
  }
  expect(pseudo('{n, plural, one {# mail} other {# mails}}')).toBe('[!! {n, plural, one {# måîl} other {# måîls}} !!]')
})
