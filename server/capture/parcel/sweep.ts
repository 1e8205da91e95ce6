// Removes parcels that nobody made a source of within a week.
import { readdir, rm, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { closedMark, listSent, uploadsOf } from './parcel.ts'

const keptMs = 7 * 86_400_000

/** Answers how many parcels went. */
export async function sweepParcels(scope: Scope, now = Date.now()): Promise<number> {
  const query = db.selectFrom('source').select('location').where('workspace_id', '=', scope.workspaceId)
  const [sources] = await run(scope, query.compile())
  let swept = 0
  for (const folder of await parcelsIn(uploadsOf(scope))) {
    if (sources.some(({ location }) => `${location}${sep}`.startsWith(`${folder}${sep}`))) continue
    if (now - (await lastTouched(folder)) < keptMs) continue
    await rm(closedMark(folder), { force: true })
    await rm(folder, { recursive: true, force: true })
    swept++
  }
  return swept
}

async function parcelsIn(uploads: string): Promise<string[]> {
  const inside = async (folder: string) =>
    (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
  const members = await inside(uploads).catch(() => [])
  return (await Promise.all(members.map(inside))).flat()
}

async function lastTouched(folder: string): Promise<number> {
  const files = (await listSent(folder)).map(({ path }) => join(folder, path))
  let last = 0
  for (const path of [folder, ...files]) last = Math.max(last, (await stat(path)).mtimeMs)
  return last
}
