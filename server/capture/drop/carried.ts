// A member who forwards a mail as an attachment, without a word of their own, hands over that mail: it is taken in instead of its envelope.
import type { Scope } from '../../base/scope.ts'
import { normaliseEmail } from '../../people/address.ts'
import { fetchAttachment } from '../mail/apart.ts'
import type { ParsedMail } from '../mail/parse.ts'
import { prepareArrivals } from '../prepare.ts'
import type { KeptMessage } from '../raw/large.ts'
import type { Arrived } from '../receive/placed.ts'
import type { Receiving } from '../receive/receiving.ts'
import { isDrop } from './address.ts'

/** Parses what was accepted; what only carries another mail becomes that mail, where it can be read. */
export async function openCarried(
  scope: Scope,
  receiving: Receiving,
  given: readonly KeptMessage[],
): Promise<Arrived[]> {
  const arrived = await prepareArrivals(receiving, given)
  return Promise.all(
    arrived.map(async (one, at) => {
      const message = given[at]
      const index = one.mail && carriedIndex(receiving, one.mail)
      if (!message || index === null) return one
      const fetched = await fetchAttachment(message.kept, index)
      if (!fetched.ok || !fetched.value) return one
      const { folder, position } = one
      const bytes = Buffer.from(fetched.value.bytes)
      const [inner] = await prepareArrivals(receiving, [{ folder, position, bytes }])
      return inner?.mail?.from && inner.mail.date ? inner : one
    }),
  )
}

/** Which attachment is the mail that this one carries; null where it says something itself, to somebody else, or is not ours. */
function carriedIndex({ ours, drops }: Receiving, mail: ParsedMail): number | null {
  const sender = mail.from ? normaliseEmail(mail.from.address) : null
  const isOurs = sender !== null && (ours.addresses.has(sender.value) || ours.domains.has(sender.domain))
  const toUsAlone = [...mail.to, ...mail.cc, ...mail.bcc].every(({ address }) => isDrop(drops, address))
  const saysNothing = mail.said.trim() === '' && mail.quoted.trim() === ''
  const files = mail.attachments.filter(({ inline }) => !inline)
  const [only] = files
  if (!isOurs || !toUsAlone || !saysNothing || files.length !== 1 || only?.type !== 'message/rfc822') return null
  return only.index
}
