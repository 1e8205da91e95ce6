// Mail put into a Maildir as a delivery agent does: written to tmp, then renamed into new (or cur, where it bears flags).
import { existsSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../account.ts'
import { folderPath } from './folder.ts'

export type Delivery = {
  /** With slashes between its levels; made where it is missing. */
  folder?: string
  /** When it arrived, as IMAP's INTERNALDATE shows it. */
  at?: Date
  flags?: ('Answered' | 'Deleted' | 'Draft' | 'Flagged' | 'Seen')[]
}

const letters = { Answered: 'R', Deleted: 'T', Draft: 'D', Flagged: 'F', Seen: 'S' }
let delivered = 0

/** Answers the file. Mails get their UIDs in the order in which they are delivered. */
export function deliver(maildir: string, raw: Buffer | string, { folder = 'INBOX', at, flags }: Delivery = {}): string {
  const place = folderPath(maildir, folder)
  if (!existsSync(join(place, 'tmp'))) for (const part of ['cur', 'new', 'tmp']) makeFolder(join(place, part))
  const now = `${Math.floor(Date.now() / 1000)}.M${String(delivered++).padStart(6, '0')}P${process.pid}.village`
  const [written, name] = [join(place, 'tmp', now), flags ? `${now}:2,${marks(flags)}` : now]
  writeFileSync(written, raw, { mode: 0o644 })
  if (at) utimesSync(written, at, at)
  const file = join(place, flags ? 'cur' : 'new', name)
  renameSync(written, file)
  return file
}

const marks = (flags: NonNullable<Delivery['flags']>) =>
  flags
    .map((flag) => letters[flag])
    .sort()
    .join('')
