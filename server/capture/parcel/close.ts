// Makes a source of a parcel all of whose files have arrived; one that holds no mail is refused and leaves nothing behind.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem, conflict, invalid } from '../../base/problem.ts'
import type { Scope } from '../../base/scope.ts'
import { type Brought, bringFile } from '../source.ts'
import { digestOf } from './digest.ts'
import { type Sent, closedMark, listSent, openParcel } from './parcel.ts'
import { withoutWriters } from './writing.ts'

/** How many files and bytes were sent: fewer here means that some have not arrived. */
export type SentInAll = { files: number; bytes: number }

/** Closes the parcel, whose files then do not change any more, and brings what is in it. Throws conflict while not all that was sent has arrived. */
export async function bringParcel(
  scope: Scope,
  parcelId: string,
  sent: SentInAll,
  brought: Omit<Brought, 'path' | 'digest'>,
): Promise<{ sourceId: string; known: boolean }> {
  const folder = await openParcel(scope, parcelId)
  mustHaveArrived(await listSent(folder), sent)
  return withoutWriters(folder, async () => {
    const arrived = await listSent(folder)
    mustHaveArrived(arrived, sent)
    await writeFile(closedMark(folder), '')
    return bringFile(scope, { ...brought, ...(await whatIsIn(folder, arrived)) }).catch(async (error: unknown) => {
      if (error instanceof Problem && error.type === 'invalid') await discard(folder)
      throw error
    })
  })
}

function mustHaveArrived(arrived: readonly Sent[], sent: SentInAll): void {
  const bytes = arrived.reduce((sum, file) => sum + file.bytes, 0)
  if (arrived.length === 0) throw invalid('empty', 'There is no file in this parcel.')
  if (arrived.length !== sent.files || bytes !== sent.bytes)
    throw conflict(
      'parcel_incomplete',
      `${arrived.length} of ${sent.files} files and ${bytes} of ${sent.bytes} bytes have arrived.`,
    )
}

/** What a source is made of: the parcel's only file, or its folder. */
async function whatIsIn(folder: string, arrived: readonly Sent[]): Promise<{ path: string; digest?: string }> {
  const [only] = arrived
  if (arrived.length > 1 || !only) return { path: join(folder, sharedFolder(arrived)) }
  const path = join(folder, only.path)
  return { path, digest: await digestOf(path) }
}

/** The folder that was dropped as a whole; a Maildir's cur and new alone are not one. */
function sharedFolder(arrived: readonly Sent[]): string {
  const tops = new Set(arrived.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')))
  const [top = ''] = tops
  return tops.size === 1 && !/^(?:cur|new|tmp|\..*)$/.test(top) ? top : ''
}

/** The mark goes first: interrupted in between, it is an abandoned parcel. */
async function discard(folder: string): Promise<void> {
  await rm(closedMark(folder), { force: true })
  await rm(folder, { recursive: true, force: true })
}
