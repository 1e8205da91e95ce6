// Takes the bytes of one file of a parcel as they come; what has arrived stays, so that a cut upload goes on where it ended.
import { constants } from 'node:fs'
import { type FileHandle, access, mkdir, open } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { conflict, invalid } from '../../base/problem.ts'
import type { Scope } from '../../base/scope.ts'
import { hashAlong, hashFrom } from './digest.ts'
import { closedMark, diskFull, openParcel, pathInParcel } from './parcel.ts'
import { beginWriting } from './writing.ts'

type Part = { parcelId: string; path: string; offset: number }

/** A sender from whom nothing has come for so long is gone, and whoever tries again has to be let in. */
const quietMs = 60_000

/** Writes bytes from `offset` on, over what is there, durably before it answers how much of the file is here now. */
export async function takeBytes(
  scope: Scope,
  { parcelId, path, offset }: Part,
  bytes: Readable,
  patienceMs = quietMs,
): Promise<number> {
  const folder = await openParcel(scope, parcelId)
  const place = pathInParcel(folder, path)
  // Ended while nobody reads from it, it would end the process.
  bytes.on('error', () => undefined)
  const over = beginWriting(folder, place, () => void bytes.destroy())
  try {
    await mustBeOpen(folder)
    const made = await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    const handle = await open(place, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600)
    try {
      return await write({ handle, place, offset }, bytes, patienceMs)
    } finally {
      await handle.close()
      await syncFolders(made ? folder : dirname(place), dirname(place))
    }
  } catch (error) {
    throw asProblem(error)
  } finally {
    over()
  }
}

async function mustBeOpen(folder: string): Promise<void> {
  const isClosed = await access(closedMark(folder)).then(
    () => true,
    () => false,
  )
  if (isClosed) throw conflict('parcel_closed', 'A source was made of this parcel; its files do not change any more.')
}

type Open = { handle: FileHandle; place: string; offset: number }

/** Nothing is cut off before what is written over it has come: a late try brings the same bytes again, or a part of them. */
async function write({ handle, place, offset }: Open, bytes: Readable, patienceMs: number): Promise<number> {
  const { size } = await handle.stat()
  if (offset > size) throw conflict('upload_gap', `Only ${size} bytes of this file are here.`)
  hashFrom(place, offset)
  const patience = setTimeout(() => void bytes.destroy(), patienceMs)
  let at = offset
  try {
    for await (const chunk of bytes) {
      await writeWhole(handle, chunk as Buffer, at)
      hashAlong(place, at, chunk as Buffer)
      at += (chunk as Buffer).length
      patience.refresh()
    }
  } finally {
    clearTimeout(patience)
    await handle.datasync()
  }
  return Math.max(size, at)
}

async function writeWhole(handle: FileHandle, chunk: Buffer, at: number): Promise<void> {
  for (let done = 0; done < chunk.length; )
    done += (await handle.write(chunk, done, chunk.length - done, at + done)).bytesWritten
}

/** A new file is only there for good once each new folder above it is. */
async function syncFolders(top: string, bottom: string): Promise<void> {
  const steps = relative(top, bottom).split(sep).filter(Boolean).length
  let folder = bottom
  for (let step = 0; step <= steps; step++) {
    const handle = await open(folder, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    folder = dirname(folder)
  }
}

function asProblem(error: unknown): unknown {
  const { code = '' } = error as { code?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull()
  if (['ENOTDIR', 'EISDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP'].includes(code))
    return invalid('unsafe_path', 'This path is taken by another file, or no disk can hold it.')
  // The sender is gone; what came is kept and can be gone on from.
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR')
    return invalid('upload_cut', 'The upload was cut; go on from what has arrived.')
  return error
}
