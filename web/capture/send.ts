// Sends files to the server piece by piece; a cut connection, or a page loaded anew, goes on where it ended.
import { call, upload } from '../api.ts'
import type { Dropped } from '../kit/form/drop.ts'
import { ProblemError } from '../kit/net/problem.ts'

export type Parcel = { parcelId: string; files: number; bytes: number }
export type Sending = { sent: number; total: number; waiting: boolean }
type Following = { onProgress: (sending: Sending) => void; signal: AbortSignal }

/** Small enough for any proxy in between, large enough to cost nothing. */
const pieceBytes = 8 * 2 ** 20
const atOnce = 3
const mostTries = 12
/** What another try mends: the line was cut, or the former try is still being written. */
const passing = new Set(['offline', 'upload_cut', 'upload_busy', 'upload_gap', 'database'])

/** Sends all of these as one parcel; the same files again go on with the parcel that was begun. */
export async function sendFiles(files: readonly Dropped[], { onProgress, signal }: Following): Promise<Parcel> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  const { parcelId, arrived } = await beginOrGoOn(files, total)
  const sent = new Map(files.map(({ path, file }) => [path, Math.min(arrived.get(path) ?? -1, file.size)]))
  const tell = (waiting: boolean) =>
    onProgress({ sent: [...sent.values()].reduce((sum, bytes) => sum + Math.max(0, bytes), 0), total, waiting })
  const waiting = files.filter(({ path, file }) => sent.get(path) !== file.size)
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await sendOne(parcelId, next, { sent, tell, signal })
  }
  tell(false)
  await Promise.all(Array.from({ length: atOnce }, work))
  return { parcelId, files: files.length, bytes: total }
}

/** The parcel is a source now: the same files again would be a new one. */
export const forgetParcel = (files: readonly Dropped[]): void => localStorage.removeItem(keyOf(files))

async function beginOrGoOn(files: readonly Dropped[], bytes: number) {
  const key = keyOf(files)
  const begun = localStorage.getItem(key)
  const found = begun ? await call('GET /parcels/:id', { id: begun }).catch(() => null) : null
  if (begun && found) return { parcelId: begun, arrived: new Map(found.files.map((file) => [file.path, file.bytes])) }
  const { id } = await call('POST /parcels', { bytes })
  localStorage.setItem(key, id)
  return { parcelId: id, arrived: new Map<string, number>() }
}

type One = { sent: Map<string, number>; tell: (waiting: boolean) => void; signal: AbortSignal }

async function sendOne(parcelId: string, { file, path }: Dropped, { sent, tell, signal }: One): Promise<void> {
  let tries = 0
  for (let at = Math.max(0, sent.get(path) ?? 0); ; ) {
    try {
      const piece = file.slice(at, at + pieceBytes)
      const onProgress = (share: number) => {
        sent.set(path, at + share * piece.size)
        tell(false)
      }
      const { bytes } = await upload('PUT /parcels/:id/files', { id: parcelId, path, offset: at }, piece, {
        onProgress,
        signal,
      })
      if (bytes > at) tries = 0
      at = bytes
      sent.set(path, at)
      tell(false)
      if (at >= file.size) return
    } catch (error) {
      if (!(error instanceof ProblemError) || !passing.has(error.code) || ++tries > mostTries) throw error
      tell(true)
      await pause(Math.min(30_000, 500 * 2 ** tries), signal)
      at = (await arrivedOf(parcelId, path)) ?? at
    }
  }
}

async function arrivedOf(parcelId: string, path: string): Promise<number | null> {
  const found = await call('GET /parcels/:id', { id: parcelId }).catch(() => null)
  return found ? (found.files.find((file) => file.path === path)?.bytes ?? 0) : null
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, ms)
    const stop = () => {
      clearTimeout(timer)
      fail(new DOMException('The upload was stopped.', 'AbortError'))
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** Names these files on this device (FNV-1a of their paths, sizes and dates). */
function keyOf(files: readonly Dropped[]): string {
  let hash = 0x811c9dc5
  for (const { path, file } of files)
    for (const character of `${path}|${file.size}|${file.lastModified}\n`)
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return `kith.parcel.${files.length}.${(hash >>> 0).toString(36)}`
}
