import { describe, expect, test } from 'vitest'
import { breachesWith } from '../../test/planted.ts'

const nounFile = `// A noun.\nimport type { Scope } from '../base/scope.ts'\nexport type Noun = Scope\n`
const lines = (count: number) => `// Long.\nimport '../base/scope.ts'\n${'export const x = 1\n'.repeat(count - 1)}`

describe('small files', () => {
  test('a file over 300 lines fails', () => {
    expect(breachesWith({ 'server/people/vast.ts': lines(300) })).toEqual(['size server/people/vast.ts:301'])
    expect(breachesWith({ 'server/people/vast.ts': lines(299) })).toEqual([])
  })
  test('long files in the middle fail', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`server/aim/goal${n}.ts`, lines(100)]))
    expect(breachesWith({ ...many, 'ARCHITECTURE.md': 'base/ people/ capture/ aim/' })).toEqual(['size server:1'])
  })
  test('a folder of seventeen files fails, tests not counted', () => {
    const many = (end: string, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`server/people/noun${n}${end}`, nounFile]))
    expect(breachesWith(many('.ts', 16))).toEqual(['size server/people:1'])
    expect(breachesWith({ ...many('.ts', 15), ...many('.test.ts', 9) })).toEqual([])
  })
  test('a function over 40 lines fails', () => {
    const long = `// Long.\nexport function long() {\n${'  said()\n'.repeat(39)}}\n`
    expect(breachesWith({ 'server/people/long.ts': long })).toEqual(['long-function server/people/long.ts:2'])
  })
  test('lines of JSX and bodies of tests do not count', () => {
    const page = `// A page.\nexport const Page = () => (\n  <ul>\n${'    <li />\n'.repeat(60)}  </ul>\n)\n`
    const sentences = `describe('all', () => {\n${"  test('one', () => {})\n".repeat(60)}})\n`
    expect(breachesWith({ 'web/people/Page.tsx': page, 'server/people/all.test.ts': sentences })).toEqual([])
  })
})

describe('no query without a scope', () => {
  test.each([
    'export async function all() {\n  return run(scope, 1)\n}',
    'export const all = async (id: string) => atomically(scope, () => id)',
    'async function all() {\n  return pool.query("select 1")\n}',
    'export async function all(id: string) {\n  return [id].map(() => runOne(scope, id))\n}',
  ])('%s fails', (text) => {
    expect(breachesWith({ 'server/people/all.ts': `// All.\n${text}\n` })).toEqual([
      'scope-first server/people/all.ts:2',
    ])
  })
  test.each([
    'export async function all(scope: Scope) {\n  return run(scope, 1)\n}',
    'export async function enter(door: Door) {\n  return door.pool.query("select 1")\n}',
    'export const session = async (ground: Ground) => runGlobal(ground, 1)',
    'export const stages = () => [(scope: Scope) => run(scope, 1)]',
    'export const far = (x: number) => x.run(1)',
  ])('%s passes', (text) => {
    expect(breachesWith({ 'server/people/all.ts': `// All.\n${text}\n` })).toEqual([])
  })
})

describe('names', () => {
  test.each(['util.ts', 'mail-helper.ts', 'person-service.ts', 'mailMapper.ts', 'repository.ts', 'dto.ts'])(
    '%s says nothing',
    (file) => {
      expect(breachesWith({ [`server/people/${file}`]: '// A file.\n' })).toContain(`name server/people/${file}:1`)
    },
  )
  test('the folder service is a word of the domain', () => {
    const files = { 'server/service/matter.ts': '// A matter.\n', 'ARCHITECTURE.md': 'base/ people/ capture/ service/' }
    expect(breachesWith(files)).toEqual([])
  })
  test('React files are PascalCase, the others lower case', () => {
    const files = { 'web/people/person-card.tsx': '// A card.\n', 'server/people/nameWord.ts': '// A word.\n' }
    expect(breachesWith(files)).toEqual(['name server/people/nameWord.ts:1', 'name web/people/person-card.tsx:1'])
  })
})

describe('what hides a fault', () => {
  test.each([
    ['empty-catch', 'try { go() } catch { /* never mind */ }'],
    ['empty-catch', 'go().catch(() => {})'],
    ['empty-catch', 'go().catch(() => undefined)'],
    ['any', 'export const x = (y: any) => y'],
    ['any', `// @ts-${'ignore'}`],
    ['error-message', 'if (error.message.includes("gone")) go()'],
    ['error-message', 'if (/gone/.test((err as Error).message)) go()'],
    ['error-message', 'if (result.error.message === "gone") go()'],
    ['error-message', 'if (String(error).includes("gone")) go()'],
    ['later', `// ${'TODO'}: the rest`],
    ['later', `/* ${'FIXME'} */`],
  ])('%s: %s', (rule, line) => {
    expect(breachesWith({ 'server/people/late.ts': `// Late.\n${line}\n` })).toEqual([
      `${rule} server/people/late.ts:2`,
    ])
  })
  test('the text of a message that is no error may be read', () => {
    const text = '// Fine.\nexport const x = message.text.includes("TODO") && mail.message.startsWith("Dear")\n'
    expect(breachesWith({ 'server/people/fine.ts': text })).toEqual([])
  })
  test('a file without an opening sentence fails', () => {
    expect(breachesWith({ 'server/people/mute.ts': 'export const x = 1\n' })).toEqual([
      'opening server/people/mute.ts:1',
    ])
  })
})

describe('documents keep up', () => {
  test('a folder that ARCHITECTURE.md does not name fails', () => {
    expect(breachesWith({ 'ARCHITECTURE.md': 'base/ people/' })).toEqual(['documents ARCHITECTURE.md:1'])
  })
  test('a setting without its line in README.md fails, and a line without its setting', () => {
    expect(breachesWith({ 'README.md': '| `KITH_HOUSE` | no |\n' })).toEqual([
      'documents README.md:1',
      'documents README.md:1',
    ])
  })
})

describe('words stand in web/words', () => {
  test.each([
    '<p>Good morning</p>',
    '<p>{"Good morning"}</p>',
    '<p>{early ? `Good ${x}` : null}</p>',
    '<input placeholder="Your name" />',
    '<button aria-label={open ? "Close" : say("open")} />',
  ])('%s fails', (jsx) => {
    const files = { 'web/people/Late.tsx': `// Late.\nexport const Late = () => ${jsx}\n` }
    expect(breachesWith(files)).toEqual(['words web/people/Late.tsx:2'])
  })
  test('keys, marks, numbers and the product’s name pass', () => {
    const jsx = '<p className="two words" title={say("x")}>Kith · 12 % {say("good.morning")} <code>npm start</code></p>'
    expect(breachesWith({ 'web/people/Fine.tsx': `// Fine.\nexport const Fine = () => ${jsx}\n` })).toEqual([])
  })
})
