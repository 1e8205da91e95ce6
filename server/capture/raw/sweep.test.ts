// Files that nothing names any more go, and never one that a capture is about to name.
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { doubtFiles, eraseWorkspace, sweepErased } from '../../base/erase.ts'
import { newId } from '../../base/id.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { forgetWorkspace, isWorkspaceHere } from '../../workspace/workspace.ts'
import { findRaw, keepRaws } from '../raw.ts'
import { type Kept, keepLarge } from './large.ts'
import { sweepRaws } from './sweep.ts'

const key = Buffer.from('a key')
const age = (path: string) =>
  utimesSync(path, new Date(Date.now() - 2 * 86_400_000), new Date(Date.now() - 2 * 86_400_000))
const pathIn = (kept: Kept) => ('path' in kept ? kept.path : '')
const keep = (scope: Scope, letter: string) => keepLarge(scope, key, Buffer.alloc(1_500_000, letter))

test('raw bytes without a row go after a day; those of a row, and young ones, stay', async () => {
  const { scope } = await newWorld()
  const [named, young, old] = [await keep(scope, 'a'), await keep(scope, 'b'), await keep(scope, 'c')]
  await keepRaws(scope, [named])
  const part = join(scope.ground.home, 'raw', scope.workspaceId, `${crypto.randomUUID()}.part`)
  writeFileSync(part, 'half')
  for (const path of [pathIn(named), pathIn(old), part]) age(path)
  expect(await sweepRaws(scope)).toBe(2)
  expect([named, young, old].map((one) => existsSync(pathIn(one)))).toEqual([true, true, false])
  expect(existsSync(part)).toBe(false)
  expect(await findRaw(scope, named.hash)).toMatchObject({ size: 1_500_000 })
  expect(await sweepRaws(scope)).toBe(0)
})

test('a sweep waits for the capture that names a file, and leaves it', async () => {
  const { scope } = await newWorld()
  const kept = await keep(scope, 'a')
  age(pathIn(kept))
  let sweeping: Promise<number> = Promise.resolve(0)
  await atomically(scope, async (scope) => {
    const lock = `capture ${scope.workspaceId}`
    await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.compile(db))
    sweeping = sweepRaws({ ...scope, transaction: undefined } as never)
    await new Promise((done) => setTimeout(done, 200))
    await keepRaws(scope, [kept])
  })
  expect(await sweeping).toBe(0)
  expect(existsSync(pathIn(kept))).toBe(true)
})

test('what was swept just before it is named makes the capture fail, not the row lie', async () => {
  const { scope } = await newWorld()
  const kept = await keep(scope, 'a')
  age(pathIn(kept))
  expect(await sweepRaws(scope)).toBe(1)
  await expect(keepRaws(scope, [kept])).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await findRaw(scope, kept.hash)).toBeNull()
  await keepRaws(scope, [await keep(scope, 'a')])
  expect(await findRaw(scope, kept.hash)).not.toBeNull()
})

test('two who keep the same bytes at once do not write over one another', async () => {
  const { scope } = await newWorld()
  const all = await Promise.all(Array.from({ length: 4 }, () => keep(scope, 'a')))
  expect(new Set(all.map(pathIn)).size).toBe(1)
  const files = readdirSync(join(scope.ground.home, 'raw', scope.workspaceId), { recursive: true, withFileTypes: true })
  expect(files.filter((one) => one.isFile())).toHaveLength(1)
})

test('all files of a workspace go with it, wherever they lie, also what is written while it goes; no others do', async () => {
  const [{ scope, ground }, other] = [await newWorld(), await newWorld()]
  const unborn = newId()
  const folders = (id: string) =>
    ['raw', 'uploads', 'village', 'something-new'].map((name) => join(ground.home, name, id))
  const fill = (id: string) =>
    folders(id).forEach((folder) => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'file'), 'x')
    })
  const left = (id: string) => folders(id).filter((folder) => existsSync(folder)).length
  const elsewhere = newId()
  for (const id of [scope.workspaceId, other.scope.workspaceId, unborn, elsewhere]) fill(id)
  await doubtFiles(ground, unborn)
  await doubtFiles(ground, other.scope.workspaceId)
  await eraseWorkspace(scope, forgetWorkspace)
  expect(left(scope.workspaceId)).toBe(0)
  fill(scope.workspaceId)
  await sweepErased(ground, isWorkspaceHere)
  const all = () => [scope.workspaceId, other.scope.workspaceId, unborn, elsewhere].map(left)
  expect(all()).toEqual([4, 4, 4, 4])
  await sweepErased(ground, isWorkspaceHere, Date.now() + 2 * 86_400_000)
  expect(all()).toEqual([0, 4, 0, 4])
  expect(readdirSync(join(ground.home, 'erased'))).toEqual([])
})
