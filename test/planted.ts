// A small house in order, in a temporary folder, for the tests that plant a breach in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { checkOrder } from '../tools/order.ts'

const planted: string[] = []
afterAll(() => planted.forEach((root) => rmSync(root, { recursive: true })))

/** A small house in which nothing is wrong. */
export const healthy: Record<string, string> = {
  'server/base/scope.ts': `// Whose data.\nexport type Scope = { workspaceId: string }\nexport const run = (scope: Scope, text: string) => [scope, text]\n`,
  'server/base/config.ts': `// The settings.\nexport const settings = { home: { variable: 'KITH_HOME', default: './data' } }\n`,
  'server/people/person.ts': `// A person.
import { run, type Scope } from '../base/scope.ts'
export async function nameOf(scope: Scope) {
  return run(scope, sql\`select name from person where id = $1\`)
}
export const rename = async (scope: Scope) => run(scope, sql\`update person set name = 'x'\`)
`,
  'server/capture/interaction.ts': `// What was said.
import { nameOf } from '../people/person.ts'
import type { Scope } from '../base/scope.ts'
export const said = (scope: Scope) => [nameOf(scope), db.selectFrom('person').innerJoin('interaction', 'a', 'b')]
`,
  'server/api.ts': `// Every endpoint.\nimport { said } from './capture/interaction.ts'\nexport const api = { said }\nexport type Api = typeof api\n`,
  'web/api.ts': `// Calls the server.\nimport type { Api } from '../server/api.ts'\nexport const call = (name: keyof Api) => name\n`,
  'web/words/en.ts': `// English.\nexport const en = { greeting: 'Good morning' }\n`,
  'web/people/PersonCard.tsx': `// A person, in short.\nimport { call } from '../api.ts'\nexport const PersonCard = () => <p className="card">{call('said')} · 12 <kbd>Ctrl K</kbd></p>\n`,
  'tools/order.ts': `// The rules.\nexport const rules = []\n`,
  'migrations/0001_people.sql': `create table person (workspace_id uuid, name text);\ncomment on table person is 'people: someone';\n`,
  'migrations/0002_capture.sql': `create table interaction (workspace_id uuid);\ncomment on table interaction is 'capture: something said';\n`,
  'ARCHITECTURE.md': 'The folders: base/, people/, capture/.\n',
  'README.md': '| Variable | Default |\n|---|---|\n| `KITH_HOME` | `./data` |\n',
  'tsconfig.json': '{ "compilerOptions": { "strict": true } }\n',
}

/** The breaches of the healthy house with these files added, changed or (null) taken away: `rule file:line`. */
export function breachesWith(files: Record<string, string | null>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'kith-order-'))
  planted.push(root)
  for (const [path, text] of Object.entries({ ...healthy, ...files })) {
    if (text === null) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkOrder(root).breaches.map(({ rule, file, line }) => `${rule} ${file}:${line}`)
}
