// One file out of a folder or an archive, whatever it holds: a message, a mbox of many, or a reason why neither.
import type { ByteStream, FoundMessage, Problem, ReadLimits } from './found.ts'
import { problemOf } from './found.ts'
import { listMbox } from './mbox.ts'
import { folderOfMbox, folderOfMessage, isMaildirMessage } from './place.ts'
import { seemsToBe, type Sniffed, sniff, sniffBytes } from './sniff.ts'
import { ByteWindow } from './window.ts'

/**
 * `path` inside the folder or archive. `id`: what its positions begin with, where the path alone is not unlike any other.
 * `alone`: it is the whole source, so that its offsets are the positions. `onRead`: told how many more of its bytes lie behind the
 * messages given.
 */
export type OneFile = {
  path: string
  bytes: ByteStream
  id?: string
  alone?: boolean
  onRead?: (bytes: number) => void
}

/** The messages of one file; an empty one holds none. */
export async function* listFile(file: OneFile, limits: ReadLimits): AsyncGenerator<FoundMessage> {
  const window = new ByteWindow(file.bytes)
  const tell = teller(file)
  try {
    await window.reach(sniffBytes)
    const head = window.view(0, sniffBytes)
    const kind = sniff(head)
    if (isMbox(file, kind)) yield* listMbox(window, { ...placeOf(file), onRead: tell }, limits)
    else if (kind !== 'empty') yield* theMessage(file, window, kind, { limits, tell })
    if (window.error && (kind === 'empty' || isMbox(file, kind)))
      yield { folder: folderOf(file, kind), position: endOf(file, kind), ...problemOf(window.error) }
    tell(window.end)
  } finally {
    await window.close()
  }
}

const isMbox = (file: OneFile, kind: Sniffed) => kind === 'mbox' && !isMaildirMessage(file.path)

/** Tells the file's listener how far, as an offset, its bytes lie behind what was given. */
function teller({ onRead }: OneFile): (offset: number) => void {
  let told = 0
  return (offset) => {
    if (offset > told) onRead?.(offset - told)
    told = Math.max(told, offset)
  }
}

function placeOf(file: OneFile) {
  return { folder: folderOf(file, 'mbox'), at: (offset: number) => positionOf(file, String(offset)) }
}

/** The only mail of a file that was brought alone is in no folder; a mbox is one, by its name. */
function folderOf(file: OneFile, kind: Sniffed): string {
  if (isMbox(file, kind)) return folderOfMbox(file.path)
  return file.alone ? '' : folderOfMessage(file.path)
}

function positionOf(file: OneFile, place: string): string {
  return file.alone ? place : `${file.id ?? file.path}@${place}`
}

/** Where a failure stands: after the messages of a mbox that could be read, or in place of the one message. */
function endOf(file: OneFile, kind: Sniffed): string {
  return isMbox(file, kind) ? positionOf(file, 'end') : wholeOf(file)
}

function wholeOf(file: OneFile): string {
  return file.alone ? '0' : (file.id ?? file.path)
}

type Telling = { limits: ReadLimits; tell: (offset: number) => void }

/** The whole file as a message, if it is one by its bytes, its name or its place; what there is of it, where it cannot be read to its end. */
async function* theMessage(
  file: OneFile,
  window: ByteWindow,
  kind: Sniffed,
  { limits, tell }: Telling,
): AsyncGenerator<FoundMessage> {
  const place = { folder: folderOf(file, kind), position: wholeOf(file) }
  const isMail = kind === 'mail' || isMaildirMessage(file.path) || (kind === 'text' && /\.eml$/i.test(file.path))
  if (!isMail) return yield { ...place, ...(window.error ? problemOf(window.error) : await noMail(window, kind)) }
  await window.reach(limits.messageBytes + 1)
  const size = window.end <= limits.messageBytes ? window.end : await measure(window)
  tell(size)
  if (size > limits.messageBytes)
    return yield { ...place, ...(window.error ? problemOf(window.error) : tooLarge(size)) }
  const bytes = await window.take(0, size)
  yield window.error ? { ...place, bytes, ...problemOf(window.error) } : { ...place, bytes }
}

const tooLarge = (size: number): Problem => ({ problem: 'too_large', detail: String(size) })

async function noMail(window: ByteWindow, kind: Sniffed): Promise<Problem> {
  const seems = await seemsToBe(window.view(0, sniffBytes))
  if (kind === 'gzip' || kind === 'tar' || kind === 'archive')
    return { problem: 'nested_archive', detail: seems.detail }
  // Office documents are archives too, but nobody takes them for one.
  return seems.detail === 'application/zip' ? { problem: 'nested_archive', detail: seems.detail } : seems
}

async function measure(window: ByteWindow): Promise<number> {
  while (await window.reach(window.end + 1)) window.drop(window.end)
  return window.end
}
