// The account at the end: every message that the witness sees in the mailbox against what became of it, and what Kith itself says of that.
import type { Client } from 'pg'
import type { Dovecot } from '../../servers/dovecot.ts'
import { tom } from '../../mailbox.ts'
import { listMessages } from '../../servers/witness.ts'
import { type Account, drawUp } from '../import/account.ts'
import { readHeads } from '../kit/head.ts'
import type { Running } from '../kit/process.ts'
import type { Fate, Post } from './post.ts'

const outcomes: Record<Fate, string[]> = {
  written: ['captured', 'joined'],
  'left out': ['left_out'],
  quarantined: ['quarantined'],
}

/** How often each Message-ID lies in what is followed, seen from outside. */
export function lying(server: Dovecot): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { folder, messageId } of listMessages(server.maildir(tom)))
    if (folder !== 'Drafts') counts.set(messageId, (counts.get(messageId) ?? 0) + 1)
  return counts
}

type Given = { owner: Client; kith: Running; server: Dovecot; sourceId: string; posts: readonly Post[] }

export async function account({ owner, kith, server, sourceId, posts }: Given): Promise<Account> {
  const but = ['a source was not read to its end']
  const drawn = await drawUp(owner, kith.home, new Map([[sourceId, lying(server)]]), but)
  const wrong = [...(await findFates(owner, kith.home, posts)), ...(await findUntold(kith, sourceId, drawn))]
  return { ...drawn, broken: [...drawn.broken, ...wrong] }
}

/** What became of a message that was not to become of it. */
async function findFates(owner: Client, home: string, posts: readonly Post[]): Promise<string[]> {
  const heads = await readHeads(owner, home)
  const fates = new Map(posts.map(({ messageId, fate }) => [messageId, fate]))
  const { rows } = await owner.query<{ outcome: string; because: string; hash: string; folder: string }>(
    `select outcome, because, encode(raw_hash, 'hex') as hash, folder from arrival`,
  )
  return rows.flatMap(({ outcome, because, hash, folder }) => {
    const id = heads.get(hash)?.messageId ?? ''
    const fate = fates.get(id) ?? 'written'
    return outcomes[fate].includes(outcome) ? [] : [`${id} in ${folder} became ${outcome} (${because}), not ${fate}`]
  })
}

type Counts = { captured: number; joined: number; quarantined: number; leftOut: number; gone: number }
type Proof = { listed: number; missing: number; pending: number; problem: string | null }
type Seen = { listed: number; taken: number; gone: number; state: string; proof: Proof | null }

/** Where Kith's own counters and its own proof say anything else. */
async function findUntold(kith: Running, sourceId: string, drawn: Account): Promise<string[]> {
  const { counts } = await kith.ask<{ counts: Counts }>('GET', `/sources/${sourceId}`)
  const seen = await kith.ask<Seen>('GET', `/mailboxes/${sourceId}`)
  const { listed, captured, joined, quarantined, excluded } = drawn
  const truth: [string, object, object][] = [
    ['the counters', counts, { captured, joined, quarantined, leftOut: excluded, gone: 0 }],
    ['the mailbox', pick(seen, ['listed', 'taken', 'gone', 'state']), { listed, taken: listed, gone: 0, state: 'following' }], // biome-ignore format: one line
    [
      'the proof',
      seen.proof ? pick(seen.proof, ['listed', 'missing', 'pending', 'problem']) : {},
      { listed, missing: 0, pending: 0, problem: null },
    ],
  ]
  return truth.flatMap(([what, told, is]) => {
    const isSame = Object.entries(is).every(([name, value]) => (told as Record<string, unknown>)[name] === value)
    return isSame ? [] : [`${what} say ${JSON.stringify(told)}, it is ${JSON.stringify(is)}`]
  })
}

const pick = <T extends object>(from: T, names: (keyof T)[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]))
