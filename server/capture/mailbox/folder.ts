// The folders of a mailbox: what each is for, and which are followed unless a member says otherwise.
import { kindOfFolder } from '../left-out/folder.ts'
import type { ServerFolder } from './enter/imap.ts'
import type { Role } from './shape.ts'

const roles: Record<string, Role> = {
  '\\Inbox': 'inbox',
  '\\Sent': 'sent',
  '\\Junk': 'junk',
  '\\Trash': 'trash',
  '\\Drafts': 'drafts',
  '\\Archive': 'archive',
  '\\All': 'all',
  '\\Flagged': 'flagged',
}

/** By what the server says of it (SPECIAL-USE), else by its name in many languages. */
export function roleOf({ path, specialUse }: Pick<ServerFolder, 'path' | 'specialUse'>): Role {
  if (path.toUpperCase() === 'INBOX') return 'inbox'
  const told = roles[specialUse]
  if (told) return told
  const kind = kindOfFolder(path)
  return kind === 'spam' ? 'junk' : kind === 'draft' ? 'drafts' : ''
}

/** Beside a folder that holds everything (Gmail's All Mail), the others hold nothing more: but the inbox tells at once, and junk and trash are not in it. */
const besideAll: readonly Role[] = ['inbox', 'all', 'junk', 'trash']

/**
 * Everything that was said is followed: all folders but drafts, which are not said yet, and views of what lies elsewhere. Junk is
 * followed too, and what it holds is left out by its rule, where it can be seen and taken back; deleted mail was said.
 */
export function isChosenAtFirst(role: Role, rolesThere: ReadonlySet<Role>): boolean {
  if (role === 'drafts' || role === 'flagged') return false
  return rolesThere.has('all') ? besideAll.includes(role) : true
}

/** The inbox first, then what we sent: where the newest words are. */
const order: readonly Role[] = ['inbox', 'sent', '', 'archive', 'all', 'trash', 'junk', 'drafts', 'flagged']
export const byUse = (a: { role: Role; path: string }, b: { role: Role; path: string }): number =>
  order.indexOf(a.role) - order.indexOf(b.role) || (a.path < b.path ? -1 : 1)
