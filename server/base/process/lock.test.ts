import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openHome, whoServes } from './home.ts'
import { readHolder, takeLock } from './lock.ts'
import { startedAt } from './process.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const me = { pid: process.pid, started: startedAt(process.pid) }

test('a lock that is held names its holder, and is free once released', () => {
  const path = join(newFolder(), 'lock')
  const first = takeLock(path)
  if ('heldBy' in first) throw new Error('it was free')
  expect(takeLock(path)).toEqual({ heldBy: me })
  first.note('http://127.0.0.1:4321')
  expect(readHolder(path)).toEqual({ ...me, note: 'http://127.0.0.1:4321' })
  first.release()
  expect(readHolder(path)).toBeNull()
  expect(takeLock(path)).not.toHaveProperty('heldBy')
})

test.each([
  ['a process that is no more', JSON.stringify({ pid: 2 ** 22 + 1, started: '1' })],
  ['a process whose id another one has now', JSON.stringify({ pid: process.pid, started: '1' })],
  ['nobody, for the machine went down while it was written', ''],
])('a lock of %s is taken over and leaves nothing behind', (_whose, text) => {
  const folder = newFolder()
  const path = join(folder, 'lock')
  writeFileSync(path, text)
  expect(takeLock(path)).not.toHaveProperty('heldBy')
  expect(readHolder(path)).toEqual(me)
  expect(readdirSync(folder)).toEqual(['lock'])
})

test('of many processes that find a stale lock at once, one gets it', async () => {
  const path = join(newFolder(), 'lock')
  writeFileSync(path, '{"pid":4194305,"started":"1"}')
  const lock = new URL('./lock.ts', import.meta.url).href
  const script = `const { takeLock } = await import(${JSON.stringify(lock)})
    const until = ${Date.now() + 1500}
    while (Date.now() < until);
    console.log('heldBy' in takeLock(${JSON.stringify(path)}) ? 'no' : 'yes')
    setTimeout(() => undefined, 1500)`
  const one = `"${process.execPath}" --input-type=module -e "$SCRIPT"`
  const said = execFileSync('/bin/sh', ['-c', `${one} & ${one} & ${one} & ${one} & wait`], {
    encoding: 'utf8',
    env: { SCRIPT: script },
  })
  expect(said.trim().split('\n').sort()).toEqual(['no', 'no', 'no', 'yes'])
})

test('a second Kith on a home is told which one has it and where', () => {
  const folder = join(newFolder(), 'home')
  const home = openHome(folder)
  home.servesAt('http://127.0.0.1:4321')
  expect(() => openHome(folder)).toThrow(
    `Kith already runs on ${folder} (process ${process.pid} at http://127.0.0.1:4321)`,
  )
  home.close()
  expect(whoServes(folder)).toBeNull()
  openHome(folder).close()
})
