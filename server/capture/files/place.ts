// What the path of a file inside a folder or an archive says: which mail folder it is in, whether it is one to read at all.
import type { Problem } from './found.ts'

const maildirParts = new Set(['cur', 'new'])
/** What mail programs put beside their mails: indexes, settings, a page for browsing the archive. */
const besides =
  /^(?:dovecot[.-].*|dovecot|maildirfolder|maildirsize|subscriptions|courierimap.*|archive_browser\.html|thumbs\.db|desktop\.ini|.*\.msf)$/i

/** Files that are no mail by their name: hidden ones, except in a Maildir's sub-folder (".Sub/cur/…"), and what programs put beside mails. */
export function isPassedOver(path: string): boolean {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  if (name.startsWith('.') || besides.test(name)) return true
  return parts.some(
    (part, i) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && !isMaildirSub(parts, i)),
  )
}

/** Whether the part is a Maildir's sub-folder: directly above cur, new or tmp. */
function isMaildirSub(parts: string[], i: number): boolean {
  return /^(?:cur|new|tmp)$/.test(parts[i + 1] ?? '') && i + 2 === parts.length
}

/** Whether the file is one message by its place, whatever is in it: in cur or new. */
export function isMaildirMessage(path: string): boolean {
  return maildirParts.has(path.split('/').at(-2) ?? '')
}

/**
 * The mail folder of a file that is one message. cur and new belong to the folder above; ".Sub.deeper" is Maildir's way
 * to write "Sub/deeper"; "Inbox.sbd" (Thunderbird) and "Inbox.mbox" (Apple Mail) hold what is inside "Inbox".
 */
export function folderOfMessage(path: string): string {
  const parts = path.split('/').slice(0, -1)
  if (maildirParts.has(parts.at(-1) ?? '')) parts.pop()
  else return folderName(parts)
  return folderName(parts) || 'INBOX'
}

/** The mail folder that a mbox file is; a number or "x.eml" is the name of a message, even if it begins as in a mbox. */
export function folderOfMbox(path: string): string {
  const parts = path.split('/')
  if (/^\d+\.?$|\.eml$/i.test(parts.at(-1) ?? '')) return folderOfMessage(path)
  if (parts.length > 1 && parts.at(-1) === 'mbox') parts.pop()
  return folderName(parts)
}

function folderName(parts: string[]): string {
  return parts
    .flatMap((part) => (part.startsWith('.') ? part.slice(1).split('.') : [part.replace(/\.(?:sbd|mbox|mbx)$/i, '')]))
    .filter((part) => part !== '')
    .join('/')
    .replaceAll('\0', '')
}

/** Why a path in an archive is not safe to follow, or null. Nothing is ever written to it; it is refused all the same, and said. */
export function unsafePath(path: string): Problem | null {
  const refuse = (detail: string): Problem => ({ problem: 'unsafe_path', detail })
  if (path.includes('\0')) return refuse('nul')
  if (path.includes('\\')) return refuse('backslash')
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return refuse('absolute')
  return path.split('/').includes('..') ? refuse('parent') : null
}
