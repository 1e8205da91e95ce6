// The addresses of a mail: groups opened, names tidied, domains in lower case.
import type { Address } from 'postal-mime'
import { cleanLine } from './clean.ts'

/** An address as written, trimmed, its domain in lower case; never empty. The name may be ''. */
export type MailAddress = { name: string; address: string }

/** RFC 5321 allows 254 characters; a little more is let through, an absurd one is none. */
const longestAddress = 320
const longestName = 200

/** Every mailbox of an address list that has an address, the members of groups in their place. */
export function readAddresses(list: readonly Address[] | undefined): MailAddress[] {
  return (list ?? []).flatMap((entry) => (entry.group ? readAddresses(entry.group) : readAddress(entry)))
}

/** The first mailbox, for From and Sender, which name one. */
export function readFirst(entry: Address | undefined): MailAddress | null {
  return (entry && readAddresses([entry])[0]) ?? null
}

/** The one person that an X-From header of Enron's export names, '' when it names none or several. */
export function nameFromXFrom(header: string): string {
  const name = cleanLine(header.replace(/<[^>]*>?/g, ' ').replaceAll('"', ''), longestName)
  if (/[;@/]/.test(name)) return ''
  // "Blair, Lynn" is one person; "Tim Belden, Robert Badeer" are two.
  const [before, ...after] = name.split(',')
  if (after.length > 1 || (after.length === 1 && before?.trim().includes(' '))) return ''
  return name
}

function readAddress(mailbox: { name: string; address: string }): MailAddress[] {
  const address = tidyAddress(mailbox.address)
  if (address === '') return []
  const name = tidyName(mailbox.name)
  return [{ name: name.toLowerCase() === address.toLowerCase() ? '' : name, address }]
}

function tidyAddress(written: string): string {
  const address = cleanLine(written, longestAddress + 1)
    .replace(/^(?:mailto:|smtp:)/i, '')
    .replace(/^'(.*)'$/, '$1')
    .trim()
  const at = address.lastIndexOf('@')
  if (address.length > longestAddress || at === 0 || at === address.length - 1) return ''
  // A word without @ is the name of a local mailbox (MAILER-DAEMON); several words are no address.
  if (at < 0) return /^[^\s<>,;:"]+$/.test(address) ? address : ''
  return (
    address.slice(0, at + 1) +
    address
      .slice(at + 1)
      .toLowerCase()
      .replace(/\.$/, '')
  )
}

function tidyName(written: string): string {
  return cleanLine(written, longestName)
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim()
}
