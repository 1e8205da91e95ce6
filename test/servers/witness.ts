// An outside view of a mailbox: what lies in a Maildir, read from its files alone; imports nothing of Kith and asks no server.
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'

export type Lying = {
  /** As people name it, slashes between its levels. */
  folder: string
  file: string
  /** The letters after `:2,`. */
  flags: string
  /** Without brackets; '' where there is none. */
  messageId: string
}

/** How many messages lie in each folder; a folder without any counts 0. */
export function countFolders(maildir: string): Record<string, number> {
  return Object.fromEntries(foldersOf(maildir).map(({ name, path }) => [name, filesOf(path).size]))
}

/** Every message with the folder it lies in and its Message-ID. */
export function listMessages(maildir: string): Lying[] {
  return foldersOf(maildir).flatMap(({ name, path }) =>
    [...filesOf(path)].flatMap(([base, file]) => {
      // A change of its flags renames it meanwhile: then it is looked for once more.
      const head = readHead(file) ?? readHead(filesOf(path).get(base) ?? file)
      const flags = file.split(':2,')[1] ?? ''
      return head === null ? [] : { folder: name, file: base, flags, messageId: messageIdOf(head) }
    }),
  )
}

/** How often each Message-ID lies there, in one folder or in all. */
export function countMessageIds(maildir: string, folder?: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of listMessages(maildir))
    if (!folder || one.folder === folder) counts.set(one.messageId, (counts.get(one.messageId) ?? 0) + 1)
  return counts
}

/** The bytes of every message of a folder, in the order of their files' names. */
export function readMessages(maildir: string, folder = 'INBOX'): Buffer[] {
  const path = foldersOf(maildir).find(({ name }) => name === folder)?.path
  if (!path) return []
  return [...filesOf(path)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => readFileSync(file))
}

function foldersOf(maildir: string): { name: string; path: string }[] {
  if (!existsSync(maildir)) return []
  const below = readdirSync(maildir)
    .filter((name) => /^\.[^.]/.test(name) && existsSync(join(maildir, name, 'cur')))
    .sort()
  const inner = below.map((name) => ({ name: decode(name.slice(1)), path: join(maildir, name) }))
  return [{ name: 'INBOX', path: maildir }, ...inner]
}

/** By the part of the name that a change of flags or the move from new to cur leaves alone, so that none is counted twice. */
function filesOf(folder: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const part of ['new', 'cur'])
    for (const name of existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : [])
      if (!name.startsWith('.')) files.set(name.split(':')[0] ?? name, join(folder, part, name))
  return files
}

/** The first 64 kB; null where the file has gone meanwhile. */
function readHead(file: string): string | null {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const bytes = Buffer.alloc(65_536)
  const length = readSync(descriptor, bytes)
  closeSync(descriptor)
  const text = bytes.toString('latin1', 0, length).replaceAll('\r\n', '\n')
  return text.split('\n\n', 1)[0]?.replace(/\n[ \t]+/g, ' ') ?? ''
}

function messageIdOf(head: string): string {
  return /^message-id:[ \t]*(.*)$/im.exec(head)?.[1]?.replace(/[<>\s]/g, '') ?? ''
}

/** Modified UTF-7 back to what people read; a dot stands between levels on disk. */
function decode(name: string): string {
  const plain = name.replace(/&([^-]*)-/g, (_, run: string) => {
    if (run === '') return '&'
    return Buffer.from(run.replaceAll(',', '/'), 'base64').swap16().toString('utf16le')
  })
  return plain.replaceAll('.', '/')
}
