import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runStep } from './step.js'
import { format, lint, order, types, unused } from './steps.js'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kith-check-'))
  symlinkSync(new URL('../../node_modules', import.meta.url).pathname, join(root, 'node_modules'))
  const files = {
    'late.ts': 'export async function late(x: any) {   late(1); const y: string = 2 }\n',
    'tsconfig.json': '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] }, "include": ["*.ts"] }\n',
    'package.json': '{ "name": "planted", "type": "module", "dependencies": { "nothing": "1.0.0" } }\n',
    '.oxlintrc.json':
      '{ "plugins": ["typescript"], "ignorePatterns": ["node_modules"], "rules": { "typescript/no-explicit-any": "error", "typescript/no-floating-promises": "error" } }\n',
    'biome.json': '{ "files": { "includes": ["*.ts"] } }\n',
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text)
})
afterAll(() => rmSync(root, { recursive: true }))

const rules = (result: { breaches: { file: string; rule: string }[] }) =>
  result.breaches.map(({ file, rule }) => `${rule} ${file}`).toSorted()

test('what each tool finds becomes a line of the list', async () => {
  expect(rules(await runStep(root, types))).toContain('TS2322 late.ts')
  const linted = rules(await runStep(root, lint))
  expect(linted).toContain('no-explicit-any late.ts')
  expect(linted).toContain('no-floating-promises late.ts')
  expect(rules(await runStep(root, format))).toContain('format late.ts')
  const found = rules(await runStep(root, unused))
  expect(found).toContain('unused late.ts')
  expect(found).toContain('unused package.json')
})
test('a tool that fails without a word of why is a breach', async () => {
  const silent = { name: 'silent', words: ['-e', 'process.exit(3)'], read: () => ({ breaches: [], saw: 5 }) }
  expect(rules(await runStep(root, silent))).toEqual(['check silent'])
})
test('a tool that says what cannot be read is a breach', async () => {
  expect(rules(await runStep(root, { ...lint, words: ['-e', 'console.log("panic")'] }))).toEqual(['check tools/check'])
})
test('a tool that saw no file is a breach', async () => {
  expect(rules(await runStep(root, { ...types, words: ['-e', ''] }))).toEqual(['check types'])
  expect(rules(await runStep(root, { ...order, words: ['-e', ''] }))).toEqual(['check order'])
})
