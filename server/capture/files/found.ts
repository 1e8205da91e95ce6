// What reading a file of mails yields: each message, or the reason why there is none in its place.

/**
 * `empty`: no byte in it. `not_mail`: something else (detail: what it seems to be). `unsupported`: mail or an archive in a form that
 * is not read (detail: which). `unsafe_path`: an entry that climbs out of its archive (detail: parent, absolute, backslash, nul,
 * symlink, special). `nested_archive`: an archive inside (detail: which). `encrypted`. `bomb`: unpacks to far more than mail does
 * (detail: entry, total). `corrupt`: bytes that are no message (detail: how many, or the error). `truncated`: ends too early.
 * `too_large`: over the limit for one message, its bytes are not kept (detail: its size, or >= what was seen). `vanished`: was there
 * when listed, then not. `unreadable`: the system refuses (detail: its error code).
 */
export type ProblemCode =
  | 'empty'
  | 'not_mail'
  | 'unsupported'
  | 'unsafe_path'
  | 'nested_archive'
  | 'encrypted'
  | 'bomb'
  | 'corrupt'
  | 'truncated'
  | 'too_large'
  | 'vanished'
  | 'unreadable'

export type Problem = { problem: ProblemCode; detail: string }

/**
 * `folder`: the mail folder's name, '' when the file is its only one. `position`: its place in the source, the same in every reading
 * of the same file, unlike any other. `bytes`: the message exactly as the file has it (of a mbox, without its From_ line and the
 * empty line after it). Bytes with a problem: what there is of a message in whose middle the source is damaged.
 */
export type FoundMessage = { folder: string; position: string } & (
  | { bytes: Buffer }
  | Problem
  | ({ bytes: Buffer } & Problem)
)

/**
 * `messageBytes`: a longer message is too large. `ratio`: an archive that unpacks to more than so many times its size is a bomb,
 * unless it stays under `slackBytes` (deflate reaches 1032, mail 1 to 20). `totalBytes`: no archive unpacks to more.
 */
export type ReadLimits = { messageBytes: number; ratio: number; slackBytes: number; totalBytes: number }

export const usualLimits: ReadLimits = {
  messageBytes: 100 * 2 ** 20,
  ratio: 200,
  slackBytes: 256 * 2 ** 20,
  totalBytes: 2 ** 40,
}

/**
 * What a reader is told: its limits, and whom to tell, before a message is given, how many more bytes of the source (of a packed one:
 * packed bytes, broken ones too) lie behind it since the last time. What was read ahead of it does not count.
 */
export type Reading = { limits: ReadLimits; onRead: (bytes: number) => void }

/** The bytes of one file, wherever it lies. */
export type ByteStream = AsyncIterable<Uint8Array>

/** Thrown by a stream of bytes that must not or cannot be read on. */
export class ReadingStopped extends Error {
  readonly found: Problem
  constructor(problem: ProblemCode, detail: string) {
    super(`${problem} ${detail}`)
    this.found = { problem, detail }
  }
}

/** A failure of the system or of a decompressor as a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ReadingStopped) return error.found
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'vanished', detail: '' }
  if (code === 'Z_BUF_ERROR') return { problem: 'truncated', detail: '' }
  if (code.startsWith('Z_')) return { problem: 'corrupt', detail: code }
  if (code.startsWith('E') && !code.startsWith('ERR_')) return { problem: 'unreadable', detail: code }
  return { problem: 'corrupt', detail: error instanceof Error ? error.message : String(error) }
}
