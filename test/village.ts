// The village: a shop in Leeds and everyone around it, two years of their mail ending today; test cast, demo data and screenshots.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { villageZone } from './village/calendar.ts'
import { cast, type Person } from './village/cast.ts'
import { digest } from './village/chance.ts'
import { isMember, lettersOf, type Letter } from './village/letter.ts'
import { postLetter, postUnsaid } from './village/post.ts'
import type { Expected, Tally, Village, VillageMail, Waits } from './village/shape.ts'
import { storylines } from './village/storylines.ts'
import { automatic, spam } from './village/told/machines.ts'
import { newsletters } from './village/told/newsletters.ts'

/** The whole village as it stands at `now`; the same for the same `now`. */
export function makeVillage(now: Date): Village {
  const letters = lettersOf(storylines(now), now).sort(byTime)
  const spoken = letters.flatMap((letter) => postLetter(letter, now).map((mail) => ({ mail, said: letter.key })))
  const unsaid = [...newsletters, ...automatic, ...spam].map((entry, index) => ({
    mail: postUnsaid(entry, index, now),
    said: entry.kind,
  }))
  const all = [...spoken, ...unsaid].sort((a, b) => byTime(a.mail, b.mail))
  return {
    company: {
      name: 'Reed & Marsh',
      domains: ['reed.example'],
      vision: 'Nobody in Leeds should have to ring us twice.',
      country: 'GB',
      timeZone: villageZone,
      sharedAddresses: ['shop@reed.example'],
    },
    members: [
      { name: 'Anna Marsh', address: 'anna@reed.example', role: 'owner', department: 'Management' },
      { name: 'Tom Reed', address: 'tom@reed.example', role: 'member', department: 'Sales' },
      { name: 'Priya Nair', address: 'priya@reed.example', role: 'manager', department: 'Service' },
    ],
    mails: all.map(({ mail }) => mail),
    expected: expectedOf(letters, all, now),
  }
}

const byTime = (a: { sentAt: Date }, b: { sentAt: Date }) => a.sentAt.getTime() - b.sentAt.getTime()

type Placed = { mail: VillageMail; said: string }

function tally(all: Placed[]): Tally {
  const count = (kind: string) => all.filter(({ said }) => said === kind).length
  const leftOut = { newsletter: count('newsletter'), automatic: count('automatic'), spam: count('spam') }
  const spoken = all.filter(({ said }) => !(said in leftOut)).map(({ said }) => said)
  const interactions = new Set(spoken).size
  return { listed: all.length, interactions, joined: spoken.length - interactions, leftOut }
}

function expectedOf(letters: Letter[], all: Placed[], now: Date): Expected {
  const conversations = Map.groupBy(letters, ({ thread }) => thread)
  const ended = [...conversations].map(([thread, lines]) => ({ thread, end: lines.at(-1) as Letter }))
  const byCustomer = ended.filter(({ end }) => !isMember(end.by))
  const subjects = (found: typeof ended) => found.map(({ end }) => end.subject)
  const waits = (found: typeof ended): Waits[] =>
    found
      .map(({ end: { from, subject, sentAt } }) => ({
        person: from.name,
        address: from.address,
        subject,
        hoursAgo: Math.round((now.getTime() - sentAt.getTime()) / 360_000) / 10,
      }))
      .sort((a, b) => b.hoursAgo - a.hoursAgo)
  const mailboxes = ['shop', 'tom', 'anna', 'priya'] as const
  const byMailbox = mailboxes.map((name) => [name, tally(all.filter(({ mail }) => mail.mailbox === name))])
  return {
    ...tally(all),
    byMailbox: Object.fromEntries(byMailbox) as Expected['byMailbox'],
    conversations: conversations.size,
    among: letters.filter(isAmong).length,
    waiting: waits(byCustomer.filter(({ thread }) => thread.waiting)),
    doubtful: waits(byCustomer.filter(({ thread }) => thread.tells)),
    thanked: subjects(byCustomer.filter(({ thread, end }) => !thread.waiting && thanks.test(end.words))),
    lastWord: subjects(byCustomer.filter(({ thread, end }) => !thread.waiting && !thanks.test(end.words))),
    ...whoIsThere(letters),
    attachments: letters.reduce((sum, { extras }) => sum + (extras.attach?.length ?? 0), 0),
  }
}

const thanks = /thank|thx|\bta\b|cheers|obliged|obrigad|grazie|dank|bless you|appreciated|תודה/i

const isAmong = ({ from, to, cc }: Letter) => [from, ...to, ...cc].every((person) => person.member)

function whoIsThere(letters: Letter[]) {
  const roleAddresses = [cast.market.address]
  const outside = (letter: Letter) =>
    [letter.from, ...letter.to, ...letter.cc].filter(
      ({ member, address }) => !member && !roleAddresses.includes(address),
    )
  const lettersWith = new Map<string, number>()
  const domains = new Map<string, Set<string>>()
  for (const letter of letters) {
    for (const name of new Set(outside(letter).map((person) => person.name))) {
      lettersWith.set(name, (lettersWith.get(name) ?? 0) + 1)
    }
    for (const person of [letter.from, ...letter.to, ...letter.cc]) addDomain(domains, person)
  }
  const organizations = [...domains].map(([name, found]) => ({ name, domains: [...found].sort() }))
  return {
    people: [...lettersWith.keys()].sort(),
    organizations: organizations.sort((a, b) => a.name.localeCompare(b.name)),
    roleAddresses,
    lettersWith: Object.fromEntries([...lettersWith].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function addDomain(domains: Map<string, Set<string>>, { organization, address }: Person) {
  const domain = address.split('@')[1] ?? ''
  if (!organization || domain === 'gmail.com') return
  domains.set(organization, (domains.get(organization) ?? new Set()).add(domain))
}

const mailboxMails = (village: Village, mailbox?: VillageMail['mailbox']) =>
  village.mails.filter((mail) => !mailbox || mail.mailbox === mailbox)

/** All mail (of one mailbox) as one mboxrd file; each message bears its folder as `X-Gmail-Labels`, as exports of webmail do. */
export function writeMbox(village: Village, mailbox?: VillageMail['mailbox']): Buffer {
  const labels = { INBOX: 'Inbox', Sent: 'Sent', Junk: 'Spam' }
  const pieces = mailboxMails(village, mailbox).flatMap(({ raw, sentAt, folder }) => {
    const when = sentAt.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 $4')
    const labelled = `X-Gmail-Labels: ${labels[folder]}\r\n${raw.toString('latin1')}`
    const quoted = labelled.replace(/\r\n/g, '\n').replace(/^(>*From )/gm, '>$1')
    return [`From MAILER-DAEMON ${when}\n`, quoted, quoted.endsWith('\n') ? '\n' : '\n\n']
  })
  return Buffer.from(pieces.join(''), 'latin1')
}

/** A Maildir++ for each mailbox under `folder` (or one mailbox in `folder` itself): INBOX at its root, `.Sent` and `.Junk` below. */
export function writeMaildir(village: Village, folder: string, mailbox?: VillageMail['mailbox']): void {
  for (const mail of mailboxMails(village, mailbox)) {
    const root = mailbox ? folder : join(folder, mail.mailbox)
    const maildir = mail.folder === 'INBOX' ? root : join(root, `.${mail.folder}`)
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, part), { recursive: true })
    const seconds = Math.floor(mail.sentAt.getTime() / 1000)
    const file = join(maildir, 'cur', `${seconds}.${digest(mail.raw.toString('latin1')).slice(0, 16)}.store:2,S`)
    writeFileSync(file, mail.raw)
    utimesSync(file, seconds, seconds)
  }
}
