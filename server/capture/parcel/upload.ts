// Takes the bytes of one file of a parcel as they come; what has arrived stays, so that a cut upload goes on where it ended.
import { constants } from 'node:fs'
import { type FileHandle, access, mkdir, open } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { conflict, invalid } from '../../base/problem.ts'
import type { Scope } from '../../base/scope.ts'
import { closedMark, diskFull, openParcel, pathInParcel } from './parcel.ts'

type Part = { parcelId: string; path: string; offset: number }

/** Files that are being written at this moment. */
const writing = new Set<string>()

/** Writes bytes from `offset` on, durably before it answers how much of the file is here now. */
export async function takeBytes(scope: Scope, { parcelId, path, offset }: Part, bytes: Readable): Promise<number> {
  const folder = await openParcel(scope, parcelId)
  const place = pathInParcel(folder, path)
  const isClosed = await access(closedMark(folder)).then(
    () => true,
    () => false,
  )
  if (isClosed) throw conflict('parcel_closed', 'A source was made of this parcel; its files do not change any more.')
  if (writing.has(place))
    throw conflict('upload_busy', 'The rest of this file is still being written; try again in a moment.')
  writing.add(place)
  try {
    const made = await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    const handle = await open(place, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600)
    try {
      return await write(handle, offset, bytes)
    } finally {
      await handle.close()
      await syncFolders(made ? folder : dirname(place), dirname(place))
    }
  } catch (error) {
    throw asProblem(error)
  } finally {
    writing.delete(place)
  }
}

async function write(handle: FileHandle, offset: number, bytes: Readable): Promise<number> {
  const { size } = await handle.stat()
  if (offset > size) throw conflict('upload_gap', `Only ${size} bytes of this file are here.`)
  await handle.truncate(offset)
  let at = offset
  try {
    for await (const chunk of bytes) at += await writeWhole(handle, chunk as Buffer, at)
  } finally {
    await handle.datasync()
  }
  return at
}

async function writeWhole(handle: FileHandle, chunk: Buffer, at: number): Promise<number> {
  let done = 0
  while (done < chunk.length) done += (await handle.write(chunk, done, chunk.length - done, at + done)).bytesWritten
  return done
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
