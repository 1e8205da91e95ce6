// A parcel: files on their way in, kept under the member who sends them until a source is made of them.
import { mkdir, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isId, newId } from '../../base/id.ts'
import { forbidden, invalid, notFound, unavailable } from '../../base/problem.ts'
import type { Scope } from '../../base/scope.ts'

export type Sent = { path: string; bytes: number }

/** Left free on the disk, so that what arrives can also be written down. */
const reserve = 200_000_000

/** Makes an empty parcel for about so many bytes; throws unavailable when the disk could not hold them. */
export async function makeParcel(scope: Scope, bytes: number): Promise<string> {
  const id = newId()
  await mkdir(parcelFolder(scope, id), { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await statfs(parcelFolder(scope, id))
  if (bytes + reserve > bavail * bsize) throw diskFull()
  return id
}

export const diskFull = () =>
  unavailable('disk_full', 'The disk that Kith writes to is too full for this. Make room on it, then go on.')

/** Where the member's own parcel lies; nobody else can name it. */
export function parcelFolder(scope: Scope, parcelId: string): string {
  if (!scope.memberId) throw forbidden()
  if (!isId(parcelId)) throw notFound('parcel')
  return join(uploadsOf(scope), scope.memberId, parcelId)
}

/** The folder of everything that is on its way into this workspace. */
export const uploadsOf = ({ ground, workspaceId }: Scope): string => join(ground.home, 'uploads', workspaceId)

/** Throws notFound unless this member made such a parcel. */
export async function openParcel(scope: Scope, parcelId: string): Promise<string> {
  const folder = parcelFolder(scope, parcelId)
  const found = await stat(folder).catch(() => null)
  if (!found?.isDirectory()) throw notFound('parcel')
  return folder
}

/** Stands beside a parcel that a source was made of: its files do not change any more. */
export const closedMark = (folder: string): string => `${folder}.closed`

/** Where a file of a parcel lies; throws invalid for a path that would lead out of it. */
export function pathInParcel(folder: string, path: string): string {
  const parts = path.split('/')
  const isSafe = (part: string) =>
    part !== '' && part !== '.' && part !== '..' && !/[\\\p{Cc}]/u.test(part) && Buffer.byteLength(part) <= 255
  if (parts.length > 60 || path.length > 2000 || !parts.every(isSafe))
    throw invalid('unsafe_path', 'This file has a path that leads out of its folder, or one that no disk can hold.')
  return join(folder, ...parts)
}

/** What of a parcel has arrived: each file with how many of its bytes. */
export async function listSent(folder: string, path = ''): Promise<Sent[]> {
  const entries = await readdir(join(folder, path), { withFileTypes: true })
  const sent: Sent[] = []
  for (const { name, ...entry } of entries.map((one) => ({ name: one.name, isFolder: one.isDirectory() }))) {
    const inner = path === '' ? name : `${path}/${name}`
    if (entry.isFolder) sent.push(...(await listSent(folder, inner)))
    else sent.push({ path: inner, bytes: (await stat(join(folder, inner))).size })
  }
  return sent
}
