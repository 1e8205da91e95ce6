// What is posted: mails of every fate, each made anew from its number alone, so that one that was not acknowledged can be sent again.
import { createHash } from 'node:crypto'
import { chances } from '../kit/chances.ts'

/** What is to become of it: written down once, left out by a rule, or quarantined. */
export type Fate = 'written' | 'left out' | 'quarantined'

export function fateOf(index: number): Fate {
  if (index % 23 === 7) return 'left out'
  return index % 29 === 11 ? 'quarantined' : 'written'
}

/** Every 31st is larger than what is kept in the database. */
export function makeMail(seed: number, index: number): Buffer {
  const chance = chances(seed * 100_003 + index)
  const customer = Math.floor(chance() * 60)
  const fate = fateOf(index)
  const sent = fate === 'quarantined' ? new Date('2090-01-01') : new Date(Date.UTC(2026, 9, 1) + index * 61_000)
  const theirs = `Customer ${customer} <c${customer}@firm${customer % 20}.example>`
  const [from, to] = chance() < 0.7 ? [theirs, 'shop@reed.example'] : ['Tom Reed <tom@reed.example>', theirs]
  const size = index % 31 === 5 ? 1_200_000 : Math.floor(chance() * 4000)
  const lines = [
    `Message-ID: <post.${seed}.${index}@mail.example>`,
    `Date: ${sent.toUTCString().replace('GMT', '+0000')}`,
    `From: ${fate === 'left out' ? `News <news@list${customer}.example>` : from}`,
    `To: ${to}`,
    `Subject: Post ${index}`,
    ...(fate === 'left out' ? ['List-Unsubscribe: <https://list.example/u>', 'Precedence: bulk'] : []),
    '',
    `Number ${index}.`,
    '.',
    ...('x'
      .repeat(size)
      .match(/.{1,76}/g)
      ?.values() ?? []),
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

export const digestOf = (mail: Buffer): string => createHash('sha256').update(mail).digest('hex')
