// What is posted: mail as it is found in a shop's mailbox, each with the fate it is to have; some of it lies in two folders.
import type { Delivery } from '../../servers/dovecot/deliver.ts'
import { type Mail, makeMails } from '../../servers/mails.ts'
import { chances } from '../kit/chances.ts'

/** What is to become of it: written down once, left out by a rule, or quarantined. */
export type Fate = 'written' | 'left out' | 'quarantined'
export type Post = { messageId: string; folder: string; at: Date; raw: Buffer; fate: Fate; flags: Delivery['flags'] }

/** Changes a mail, or where it lies, so that it has another fate; sorts follow each other up to their shares of all. */
const sorts: { upTo: number; fate: Fate; change: (post: Post) => Partial<Post> }[] = [
  {
    upTo: 0.03,
    fate: 'left out',
    change: withHeaders('List-Unsubscribe: <https://list.example/u>', 'Precedence: bulk'),
  },
  { upTo: 0.05, fate: 'left out', change: withHeaders('Auto-Submitted: auto-replied') },
  { upTo: 0.06, fate: 'left out', change: () => ({ folder: 'Junk' }) },
  { upTo: 0.07, fate: 'left out', change: () => ({ flags: ['Draft'] }) },
  { upTo: 0.08, fate: 'quarantined', change: withDate('Date: Fri, 1 Sep 2090 10:00:00 +0000\r\n') },
  { upTo: 0.09, fate: 'quarantined', change: withDate('') },
  // Larger than what is kept in the database.
  { upTo: 0.093, fate: 'written', change: ({ raw }) => ({ raw: lengthened(raw, 1_200_000) }) },
  { upTo: 0.11, fate: 'written', change: ({ raw }) => ({ raw: lengthened(raw, 60_000) }) },
]

/** So many places, in the order in which they are delivered; the same for the same seed. */
export function makePosts(places: number, seed: number): Post[] {
  const chance = chances(seed * 7919)
  const posts: Post[] = []
  const copies: { due: number; post: Post }[] = []
  for (const mail of makeMails({ count: places, seed, attached: 0.05 })) {
    const post = sortOut(mail, chance)
    posts.push(post)
    if (post.fate === 'written' && chance() < 0.04) {
      const folder = post.folder === 'Archive' ? 'INBOX' : 'Archive'
      copies.push({ due: posts.length + Math.floor(chance() * 60), post: { ...post, folder, flags: ['Seen'] } })
    }
    const due = copies.findIndex((copy) => copy.due <= posts.length)
    if (due !== -1) posts.push(...copies.splice(due, 1).map((copy) => copy.post))
  }
  return posts.slice(0, places)
}

function sortOut({ messageId, folder, sentAt, raw }: Mail, chance: () => number): Post {
  const flags: Post['flags'] = chance() < 0.3 ? ['Seen'] : undefined
  const post: Post = { messageId, folder, at: sentAt, raw, fate: 'written', flags }
  if (folder === 'Sent') return { ...post, flags: ['Seen'] }
  const at = chance()
  const sort = sorts.find(({ upTo }) => at < upTo)
  if (sort) return { ...post, fate: sort.fate, ...sort.change(post) }
  const filed = chance()
  if (filed < 0.08) return { ...post, folder: 'Kunden/Köln' }
  return filed < 0.12 ? { ...post, folder: 'Archive' } : post
}

function withHeaders(...lines: string[]) {
  const head = Buffer.from(lines.map((line) => `${line}\r\n`).join(''))
  return ({ raw }: Post) => ({ raw: Buffer.concat([head, raw]) })
}

/** Without what relays wrote, which has dates, too. */
function withDate(line: string) {
  return ({ raw }: Post) => {
    const end = raw.indexOf('\r\n\r\n')
    const head = raw.toString('latin1', 0, end + 2).replace(/^Received:.*\r\n(?:[ \t].*\r\n)*/gm, '')
    return { raw: Buffer.concat([Buffer.from(head.replace(/^Date:.*\r\n/m, line), 'latin1'), raw.subarray(end + 2)]) }
  }
}

/** By lines after its end: of a plain mail they are words, of one in parts they are nothing. */
const lengthened = (raw: Buffer, bytes: number): Buffer =>
  Buffer.concat([raw, Buffer.from(`${'no end '.repeat(10)}\r\n`.repeat(Math.ceil(bytes / 72)))])
