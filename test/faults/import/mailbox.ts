// Mailboxes to import, and what they hold, counted by reading the file's lines and nothing else.
import { makeVillage, writeMbox } from '../../village.ts'

/** The whole village first; then so many made-up mails: threads, copies, newsletters, some that cannot be read. */
export function makeMailbox(part: number, mails: number, chance: () => number): Buffer {
  const pieces = part === 0 ? [writeMbox(makeVillage(new Date()))] : []
  const sent: { id: string; subject: string; at: number; customer: number }[] = []
  const copies: string[] = []
  for (let index = 0; index < mails; index++) {
    const copy = copies[Math.floor(chance() * copies.length)]
    if (copy && chance() < 0.03) {
      pieces.push(Buffer.from(copy, 'latin1'))
      continue
    }
    const text = oneMail(part, index, chance, sent)
    if (chance() < 0.2) copies.push(text)
    pieces.push(Buffer.from(text, 'latin1'))
  }
  return Buffer.concat(pieces)
}

function oneMail(
  part: number,
  index: number,
  chance: () => number,
  sent: { id: string; subject: string; at: number; customer: number }[],
): string {
  const earlier = chance() < 0.5 ? sent[Math.floor(chance() * sent.length)] : undefined
  const customer = earlier?.customer ?? Math.floor(chance() * 120)
  const at = (earlier?.at ?? Date.UTC(2026, 0, 1)) + Math.floor(chance() * 86_400_000 * 3)
  const id = `p${part}.${index}.${Math.floor(chance() * 1e9)}@mail.example`
  const subject = earlier ? `Re: ${earlier.subject}` : `Order ${part}.${index}`
  if (!earlier) sent.push({ id, subject, at, customer })
  const theirs = `Customer ${customer} <c${customer}@firm${customer % 40}.example>`
  const [from, to] = chance() < 0.6 ? [theirs, 'Tom Reed <tom@reed.example>'] : ['Tom Reed <tom@reed.example>', theirs]
  const sort = chance()
  const lines = [
    `From MAILER-DAEMON ${new Date(at).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4')}`,
    `Message-ID: <${id}>`,
    ...(sort < 0.02 ? [] : [`Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`]),
    `From: ${sort > 0.96 ? `News <news@list${customer}.example>` : from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    ...(earlier ? [`In-Reply-To: <${earlier.id}>`] : []),
    ...(sort > 0.96 ? ['List-Unsubscribe: <https://list.example/u>', 'Precedence: bulk'] : []),
    '',
    `Please send ${Math.floor(chance() * 20) + 1} sacks of number ${index}.`,
    'x'.repeat(Math.floor(chance() * 2000)).replace(/(.{70})/g, '$1\n'),
    '',
    '',
  ]
  return lines.join('\n')
}

/** How often each Message-ID stands in an mbox; shares no code with the import. */
export function countFile(mbox: Buffer): Map<string, number> {
  const counts = new Map<string, number>()
  let inHead = false
  let before = ''
  for (const line of mbox.toString('latin1').split('\n')) {
    if (line.startsWith('From ') && before.trim() === '') inHead = true
    else if (inHead && line.trim() === '') inHead = false
    else if (inHead && /^message-id:/i.test(line)) {
      const id = /<([^>]*)>/.exec(line)?.[1] ?? ''
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    before = line
  }
  return counts
}
