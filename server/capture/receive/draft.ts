// An interaction as it will be written down: when, which way, with whom.
import { newId } from '../../base/id.ts'
import { type Identity, valueOf } from '../../people/identify.ts'
import { seenName } from '../../people/who/seen.ts'
import { identitiesOf, isReplySubject, messageKey, subjectKey } from '../identity.ts'
import type { MailAddress } from '../mail/address.ts'
import type { ParsedMail } from '../mail/parse.ts'
import type { Draft, Part, Participant, Placed } from './placed.ts'
import type { Receiving } from './receiving.ts'

const daysBefore = 14

/** Drafts what was spoken; two arrivals of one message in the batch share one draft. */
export function draftInteractions(
  receiving: Receiving,
  spoken: readonly Placed[],
  who: ReadonlyMap<string, Identity>,
): Draft[] {
  const drafts = new Map<string, Draft>()
  for (const place of spoken) {
    const { mail, raw } = place.arrived
    if (!mail || !raw) continue
    const { folder, position } = place.arrived
    const id = receiving.idsBefore?.get(`${folder}\0${position}`) ?? newId()
    const draft = { id, ...draftOne(receiving, mail, raw.hash, who) }
    const first = drafts.get(draft.identity.toString('hex'))
    if (first) first.participants = mergeParticipants(first.participants, draft.participants)
    else drafts.set(draft.identity.toString('hex'), draft)
    if (first) place.outcome = 'joined'
    place.draft = first ?? draft
  }
  return [...drafts.values()]
}

function draftOne(
  receiving: Receiving,
  mail: ParsedMail,
  rawHash: Buffer,
  who: ReadonlyMap<string, Identity>,
): Omit<Draft, 'id'> {
  const participants = readParticipants(mail, who)
  const direction = directionOf(participants)
  const happenedAt = mail.date ?? receiving.now.toISOString()
  const references = mail.references.map(messageKey)
  const { identity, former } = identitiesOf(receiving.hashKey, mail)
  return {
    mail,
    rawHash,
    identity,
    formerIdentity: former,
    messageKey: mail.messageId ? messageKey(mail.messageId) : null,
    references,
    subjectKey: subjectKey(mail.subject),
    orphanReply: references.length === 0 && isReplySubject(mail.subject),
    happenedAt,
    fromBefore: receiving.now.getTime() - Date.parse(happenedAt) > daysBefore * 86_400_000,
    direction,
    participants,
    ...partiesOf(direction, participants),
    conversationId: newId(),
    known: false,
  }
}

/** Who took part, as the headers name them. */
export function readParticipants(mail: ParsedMail, who: ReadonlyMap<string, Identity>): Participant[] {
  const as = (part: Part, addresses: readonly MailAddress[]) =>
    addresses.flatMap(({ address, name }) => {
      const identity = who.get(valueOf(address) ?? '')
      return identity ? [{ who: identity, part, name: seenName(name) }] : []
    })
  return mergeParticipants(
    [],
    [...as('from', mail.from ? [mail.from] : []), ...as('to', mail.to), ...as('cc', mail.cc), ...as('bcc', mail.bcc)],
  )
}

/** Each handle once, in the first part it was named in, but for a sender who also receives; by the longest of its names. */
function mergeParticipants(first: readonly Participant[], more: readonly Participant[]): Participant[] {
  const merged = [...first]
  for (const one of more) {
    const at = merged.findIndex(
      (other) => other.who.handleId === one.who.handleId && (other.part === 'from') === (one.part === 'from'),
    )
    const same = merged[at]
    if (!same) merged.push(one)
    else if (isLonger(one.name, same.name)) merged[at] = { ...same, name: one.name }
  }
  return merged
}

/** Of two names of one address in one message: the longer one, so that it does not matter which copy came first. */
const isLonger = (one: string, other: string) =>
  one.length > other.length || (one.length === other.length && one > other)

/** in: somebody else spoke; out: one of us spoke to somebody else; among: only we are in it. */
export function directionOf(participants: readonly Participant[]): 'in' | 'out' | 'among' {
  const sender = participants.find(({ part }) => part === 'from')
  if (sender?.who.nature !== 'ours') return 'in'
  return participants.some(({ who }) => who.nature !== 'ours') ? 'out' : 'among'
}

/** The customer it was with (a person before an organization, To before Cc) and the member who spoke or was spoken to. */
export function partiesOf(
  direction: 'in' | 'out' | 'among',
  participants: readonly Participant[],
): { customerId: string | null; memberId: string | null } {
  const sender = participants.find(({ part }) => part === 'from')?.who
  const receivers = participants.filter(({ part }) => part !== 'from').map(({ who }) => who)
  const memberTo = receivers.find(({ memberId }) => memberId)?.memberId ?? null
  if (direction === 'in') return { customerId: sender?.personId ?? sender?.organizationId ?? null, memberId: memberTo }
  const person = receivers.find(({ personId }) => personId)?.personId
  const organization = receivers.find(
    ({ organizationId, nature }) => organizationId && nature !== 'ours',
  )?.organizationId
  return {
    customerId: direction === 'out' ? (person ?? organization ?? null) : null,
    memberId: sender?.memberId ?? null,
  }
}
