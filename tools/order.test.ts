import { describe, expect, test } from 'vitest'
import { breachesWith, healthy } from '../test/planted.ts'

test('a house in order has no breach', () => {
  expect(breachesWith({})).toEqual([])
})

describe('look left, never right', () => {
  test('a folder may not import from its right', () => {
    const text = `// Looks right.\nimport { said } from '../capture/interaction.ts'\nexport const x = said\n`
    expect(breachesWith({ 'server/people/late.ts': text })).toEqual(['look-left server/people/late.ts:2'])
  })
  test('a type counts, and so does import()', () => {
    const text = `// Looks right.\nimport type { said } from '../capture/interaction.ts'\nexport const x = () => import('../api.ts')\nexport type Y = typeof said\n`
    const found = breachesWith({ 'server/people/late.ts': text })
    expect(found).toEqual(['look-left server/people/late.ts:2', 'look-left server/people/late.ts:3'])
  })
  test('nothing looks up at the journey, the api or the commands', () => {
    const files = {
      'server/commands/demo.ts': `// A command.\nexport const demo = 1\n`,
      'server/journey.ts': `// The journey.\nexport const journey = 1\n`,
      'server/views/customer.ts': `// A view.\nimport { journey } from '../journey.ts'\nimport { demo } from '../commands/demo.ts'\nexport const x = [journey, demo]\n`,
      'ARCHITECTURE.md': 'base/ people/ capture/ views/ commands/',
    }
    expect(breachesWith(files)).toEqual([
      'look-left server/views/customer.ts:2',
      'look-left server/views/customer.ts:3',
    ])
  })
  test('a folder outside the order fails', () => {
    const files = {
      'server/billing/bill.ts': `// A bill.\nexport const x = 1\n`,
      'ARCHITECTURE.md': 'base/ people/ capture/ billing/',
    }
    expect(breachesWith(files)).toEqual(['look-left server/billing/bill.ts:1'])
  })
  test('the web app mirrors the order, and its kit knows no domain', () => {
    const files = {
      'web/kit/Table.tsx': `// A table.\nimport { PersonCard } from '../people/PersonCard.tsx'\nexport const Table = PersonCard\n`,
      'web/views/CustomerPage.tsx': `// A page.\nimport { PersonCard } from '../people/PersonCard.tsx'\nexport const CustomerPage = PersonCard\n`,
    }
    expect(breachesWith(files)).toEqual(['look-left web/kit/Table.tsx:2'])
  })
  test('the product imports nothing of its tests, but the demo brings the village', () => {
    const files = {
      'test/village.ts': `// The cast.\nexport const village = []\n`,
      'server/people/late.ts': `// Wrong.\nimport { village } from '../../test/village.ts'\nexport const x = village\n`,
      'server/commands/demo.ts': `// The demo.\nimport { village } from '../../test/village.ts'\nexport const x = village\n`,
      'ARCHITECTURE.md': 'base/ people/ capture/ commands/',
    }
    expect(breachesWith(files)).toEqual(['look-left server/people/late.ts:2'])
  })
  test('an import that names no file fails', () => {
    const text = `// Wrong.\nexport const x = new URL('./gone.ts', import.meta.url)\n`
    expect(breachesWith({ 'server/people/late.ts': text })).toEqual(['look-left server/people/late.ts:2'])
  })
})

describe('the sides keep apart', () => {
  test('the web app imports from the server only the type of its api', () => {
    const card = `// Wrong.\nimport type { Api } from '../../server/api.ts'\nexport type X = Api\n`
    expect(breachesWith({ 'web/people/Wrong.tsx': card })).toEqual(['sides web/people/Wrong.tsx:2'])
    const value = `// Wrong.\nimport { api } from '../server/api.ts'\nexport const call = api\n`
    expect(breachesWith({ 'web/api.ts': value })).toEqual(['sides web/api.ts:2'])
  })
  test('the server imports neither the web app nor a tool', () => {
    const text = `// Wrong.\nimport { en } from '../../web/words/en.ts'\nimport { rules } from '../../tools/order.ts'\nexport const x = [en, rules]\n`
    expect(breachesWith({ 'server/people/late.ts': text })).toEqual([
      'sides server/people/late.ts:2',
      'sides server/people/late.ts:3',
    ])
  })
})

describe('no circles', () => {
  test('two files that import each other fail, also by type', () => {
    const files = {
      'server/people/egg.ts': `// Egg.\nimport type { Hen } from './hen.ts'\nexport type Egg = Hen\n`,
      'server/people/hen.ts': `// Hen.\nimport type { Egg } from './egg.ts'\nexport type Hen = Egg\n`,
    }
    expect(breachesWith(files)).toEqual(['cycle server/people/hen.ts:2'])
  })
  test('a circle of three is found once', () => {
    const ring = (next: string) =>
      `// One of a ring.\nimport { x as y } from './${next}.ts'\nexport const x = () => y\n`
    const files = { 'server/base/a.ts': ring('b'), 'server/base/b.ts': ring('c'), 'server/base/c.ts': ring('a') }
    expect(breachesWith(files)).toEqual(['cycle server/base/c.ts:2'])
  })
})

describe('one home for each table', () => {
  const inCapture = (body: string) => ({ 'server/capture/late.ts': `// Late.\n${body}\n` })
  const statements = [
    'export const x = sql`insert into person (name) values (1)`',
    'export const x = sql`with gone as (delete from person where name = 1 returning 1) select 1`',
    'export const x = sql`update "person" p set name = 1`',
    'export const x = sql`merge into person using b on true`',
    'export const x = "copy person (name) from stdin"',
    'export const x = "truncate table person"',
    'export const x = sql`insert into ${sql.table("person")} values (1)`',
    'export const x = db.insertInto("person").values({})',
    'export const x = db.updateTable("person as p")',
    'export const x = db.deleteFrom("person")',
    'export const x = db.mergeInto("person")',
  ]
  test.each(statements)('%s fails outside the home', (statement) => {
    expect(breachesWith(inCapture(statement))).toEqual(['table-home server/capture/late.ts:2'])
  })
  test('a write to a table that cannot be known fails', () => {
    const both = 'export const x = (table) => [sql`delete from ${table}`, db.insertInto(table)]'
    expect(breachesWith(inCapture(both))).toHaveLength(2)
  })
  test('reading to the right of the home passes, also with for update and copy to', () => {
    const text =
      'export const x = [sql`select 1 from person p for update of p`, "copy person to stdout", sql`insert into interaction select 1 from person on conflict do update set workspace_id = 1`]'
    expect(breachesWith(inCapture(text))).toEqual([])
  })
  test.each([
    'export const x = sql`select 1 from person p, interaction i`',
    'export const x = sql`select 1 from person join interaction on true`',
    'export const x = db.selectFrom("interaction as i")',
    'export const x = db.selectFrom(["person", "interaction"])',
  ])('%s fails left of the home', (statement) => {
    const files = { 'server/people/early.ts': `// Early.\n${statement}\n` }
    expect(breachesWith(files)).toEqual(['table-home server/people/early.ts:2'])
  })
  test('a table without an owner in its comment fails, a dropped one does not', () => {
    const sql = 'create table lost (id uuid);\ncreate table gone (id uuid);\ndrop table gone;\n'
    expect(breachesWith({ 'migrations/0003_lost.sql': sql })).toEqual(['table-home migrations/0003_lost.sql:1'])
  })
  test('views own no table', () => {
    const sql = `create table seen (id uuid);\ncomment on table seen is 'views: what was seen';\n`
    expect(breachesWith({ 'migrations/0003_seen.sql': sql })).toEqual(['table-home migrations/0003_seen.sql:1'])
  })
})

describe('no barrels', () => {
  test('export * and re-exports fail', () => {
    const text = `// All.\nexport * from './person.ts'\nexport { nameOf } from './person.ts'\n`
    expect(breachesWith({ 'server/people/index.ts': text })).toEqual([
      'barrel server/people/index.ts:2',
      'barrel server/people/index.ts:3',
    ])
  })
  test('an alias and an import without its extension fail', () => {
    const files = {
      'server/people/late.ts': `// Late.\nimport x from '#people/person'\nimport y from './person'\nexport const z = [x, y]\n`,
      'tsconfig.json': '{ "compilerOptions": {\n    "paths": {}\n} }\n',
    }
    const found = breachesWith(files)
    expect(found).toContain('barrel server/people/late.ts:2')
    expect(found).toContain('barrel server/people/late.ts:3')
    expect(found).toContain('barrel tsconfig.json:2')
  })
})

describe('the gate itself', () => {
  test('a check that saw nothing fails', () => {
    const none = Object.fromEntries(Object.keys(healthy).map((path) => [path, null]))
    expect(breachesWith(none)).toEqual(['seen server:1', 'seen tools:1', 'seen web:1'])
  })
  test('a folder that the walk leaves out is noticed', () => {
    const files = { 'server/people/data/hidden.ts': '// Hidden in a folder that the walk skips.\n' }
    expect(breachesWith(files)).toEqual(['seen server/people/data/hidden.ts:1'])
  })
  test('modules whose imports are not read are noticed', () => {
    const alone = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`server/base/alone${n}.ts`, '// Alone.\n']))
    expect(breachesWith(alone)).toEqual(['seen server:1'])
  })
  test('a house of many files in which no statement was found is noticed', () => {
    const file = `// One.\nimport type { Scope } from '../base/scope.ts'\nexport type One = Scope\n`
    const folders = ['people', 'capture', 'base']
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`server/${folders[n % 3]}/one${n}.ts`, file]))
    const silent = {
      'server/people/person.ts': file,
      'server/capture/interaction.ts': file,
      'server/api.ts': '// None.\n',
    }
    expect(breachesWith({ ...many, ...silent, 'web/api.ts': '// None.\nexport const call = String\n' })).toEqual([
      'seen server:1',
    ])
  })
})
