import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { afterAll, expect, test } from 'vitest'
import { makeVillage, writeMaildir, writeMbox } from './village.ts'
import { wallClock } from './village/calendar.ts'
import { digest } from './village/chance.ts'
import { isMember, lettersOf } from './village/letter.ts'
import type { VillageMail } from './village/shape.ts'
import { storylines } from './village/storylines.ts'

const noon = new Date('2026-11-21T12:50:00Z')
const village = makeVillage(noon)
const { expected } = village
const parsed = await Promise.all(village.mails.map(async (mail) => ({ mail, email: await PostalMime.parse(mail.raw) })))
const whole = (mails: VillageMail[]) => digest(mails.map(({ raw }) => raw.toString('latin1')).join('\0'))
const folder = mkdtempSync(join(tmpdir(), 'village-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Days of every season and hours of every kind: the story must end today on each of them. */
const tellings = Array.from(
  { length: 12 },
  (_, index) => new Date(Date.UTC(2026, 10, 21 + index * 33, (index * 7) % 24, 20)),
)

test('the same now tells the same village to the last byte', () => {
  expect(whole(makeVillage(new Date(noon)).mails)).toBe(whole(village.mails))
  expect(whole(makeVillage(new Date(noon.getTime() + 86_400_000)).mails)).not.toBe(whole(village.mails))
})

test('every mail reads as one, with sender, receiver, subject and words', () => {
  for (const { mail, email } of parsed) {
    expect(email.from?.address, email.subject).toContain('@')
    expect(email.to?.[0]?.address).toContain('@')
    expect(email.subject?.length).toBeGreaterThan(2)
    expect((email.text ?? email.html ?? '').length).toBeGreaterThan(3)
    expect(email.messageId).toMatch(/^<[^<>\s]+@[^<>\s]+>$/)
    expect(Math.floor(Date.parse(email.date ?? '') / 1000)).toBe(Math.floor(mail.sentAt.getTime() / 1000))
    expect(`${email.subject} ${email.text ?? ''}`).not.toMatch(/\{\w+ ?[^}]*\}|undefined|NaN|Invalid/)
  }
})

test('headers stay within the line lengths of RFC 5322 and the bytes are all ASCII', () => {
  for (const { raw } of village.mails) {
    const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? ''
    for (const line of head.split('\r\n')) expect(line.length).toBeLessThan(998)
    expect(raw.every((byte) => byte < 128)).toBe(true)
    expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  }
})

test('what is expected adds up to what is listed', () => {
  const { newsletter, automatic, spam } = expected.leftOut
  expect(village.mails.length).toBe(expected.listed)
  expect(expected.interactions + expected.joined + newsletter + automatic + spam).toBe(expected.listed)
  expect(expected.interactions).toBeGreaterThan(420)
  const listed = Object.values(expected.byMailbox).reduce((sum, tally) => sum + tally.listed, 0)
  expect(listed).toBe(expected.listed)
  const marked = parsed.filter(({ email }) => header(email, 'list-unsubscribe'))
  expect(marked.length).toBe(newsletter)
  expect(parsed.filter(({ email }) => header(email, 'auto-submitted')).length).toBe(automatic)
  expect(village.mails.filter((mail) => mail.folder === 'Junk').length).toBe(spam)
})

const header = (email: Email, name: string) => email.headers.find(({ key }) => key === name)?.value

test('an answer names a letter that was sent before it', () => {
  const sent = new Map(parsed.map(({ mail, email }) => [email.messageId, mail.sentAt]))
  const answers = parsed.filter(({ email }) => email.inReplyTo)
  expect(answers.length).toBeGreaterThan(250)
  for (const { mail, email } of answers) {
    const before = sent.get(email.inReplyTo ?? '')
    expect(before, email.subject).toBeDefined()
    expect(before?.getTime()).toBeLessThan(mail.sentAt.getTime())
    expect(email.references).toContain(email.inReplyTo)
  }
})

test('copies of a letter differ in bytes, some also in Message-ID, and never in words', () => {
  const unsaid = new Set(parsed.filter(({ email }) => header(email, 'x-spam-flag')).map(({ email }) => email.messageId))
  const letters = parsed.filter(({ email }) => !unsaid.has(email.messageId))
  const groups = Map.groupBy(
    letters,
    ({ mail, email }) => `${mail.sentAt.getTime()} ${email.from?.address} ${email.subject}`,
  )
  const copied = [...groups.values()].filter((group) => group.length > 1)
  expect(copied.reduce((sum, group) => sum + group.length - 1, 0)).toBe(expected.joined)
  for (const group of copied) {
    expect(new Set(group.map(({ mail }) => digest(mail.raw.toString('latin1')))).size).toBe(group.length)
    expect(new Set(group.map(({ email }) => email.text?.replaceAll('\r', '').trim())).size).toBe(1)
  }
  expect(copied.filter((group) => new Set(group.map(({ email }) => email.messageId)).size > 1).length).toBeGreaterThan(
    2,
  )
})

test('the village writes in German, Hebrew and emoji, and to someone with a very long name', () => {
  const senders = parsed.map(({ email }) => email.from?.name)
  expect(senders).toContain('Jürgen Weiß')
  expect(senders).toContain('The Hon. Mrs Philippa Cholmondeley-Featherstonehaugh-Warburton')
  expect(parsed.some(({ email }) => email.subject === 'תודה על הטחינה')).toBe(true)
  expect(parsed.some(({ email }) => email.subject?.includes('🎂'))).toBe(true)
  const german = parsed.find(({ mail }) => mail.raw.includes('iso-8859-1'))
  expect(german?.email.text).toContain('möchte Stollen und Lebkuchen')
})

test('attachments are real files', () => {
  const files = parsed.flatMap(({ email }) => email.attachments)
  const start = (name: string) =>
    files.filter((file) => file.filename?.endsWith(name)).map(({ content }) => Buffer.from(content as ArrayBuffer))
  expect(start('.pdf').length).toBeGreaterThan(5)
  for (const pdf of start('.pdf')) expect(pdf.toString('latin1')).toMatch(/^%PDF-1\.4[\s\S]+%%EOF\n$/)
  for (const png of start('.png')) expect(png.toString('latin1', 1, 4)).toBe('PNG')
  expect(start('.csv')[0]?.toString()).toContain(',')
})

test('a mailbox can be written as mbox and as Maildir, and nothing is lost', () => {
  const shop = writeMbox(village, 'shop').toString('latin1')
  expect(shop.match(/^From MAILER-DAEMON /gm)?.length).toBe(expected.byMailbox.shop.listed)
  expect(
    writeMbox(village)
      .toString('latin1')
      .match(/^From MAILER-DAEMON /gm)?.length,
  ).toBe(expected.listed)
  expect(shop.match(/^X-Gmail-Labels: Spam$/gm)?.length).toBe(expected.leftOut.spam)
  writeMaildir(village, folder)
  const count = ['shop', 'tom', 'anna', 'priya']
    .flatMap((name) => [name, `${name}/.Sent`, `${name}/.Junk`])
    .map((path) => {
      const names = readdirSync(join(folder, path.split('/')[0] ?? ''))
      const below = path.split('/')[1]
      return below && !names.includes(below) ? 0 : readdirSync(join(folder, path, 'cur')).length
    })
  expect(count.reduce((sum, files) => sum + files, 0)).toBe(expected.listed)
})

test('whenever it is told, nothing is in the future, and the same four people wait', { timeout: 60_000 }, () => {
  for (const now of tellings) {
    const { mails, expected: told } = makeVillage(now)
    const latest = Math.max(...mails.map(({ sentAt }) => sentAt.getTime()))
    expect(latest).toBeLessThanOrEqual(now.getTime())
    expect(now.getTime() - latest).toBeLessThan(6 * 3_600_000)
    const waiting = told.waiting.map(({ person }) => person).sort()
    expect(waiting).toEqual(['Desmond Ainsley', 'Marcus Webb', 'Nadia Rahman', 'Ruth Adler'])
    expect(told.waiting.find(({ person }) => person === 'Marcus Webb')?.hoursAgo).toBe(5)
    expect(told.interactions).toBe(expected.interactions)
  }
})

test('whenever it is told, nobody else is left without an answer', () => {
  for (const now of tellings) {
    const letters = lettersOf(storylines(now), now)
    const fromShop = letters.filter(({ by }) => isMember(by))
    for (const conversation of Map.groupBy(letters, ({ thread }) => thread).values()) {
      const end = conversation.at(-1)
      if (!end || isMember(end.by)) continue
      const answered = fromShop.some(({ to, sentAt }) => sentAt > end.sentAt && to.includes(end.from))
      if (end.thread.waiting) expect(answered, end.subject).toBe(false)
      else if (!answered) expect(end.words, end.subject).toMatch(/thank|cheers|ta\b|dank|bless/i)
    }
  }
})

test('whenever it is told, the shop writes when it is open', () => {
  for (const now of tellings) {
    for (const { by, sentAt, subject } of lettersOf(storylines(now), now)) {
      if (!isMember(by)) continue
      const { minutes, day } = wallClock(sentAt, 'Europe/London')
      expect(minutes, subject).toBeGreaterThanOrEqual(6 * 60 + 55)
      expect(minutes, subject).toBeLessThanOrEqual(17 * 60 + 45)
      expect((day + 4) % 7, subject).not.toBe(0)
    }
  }
})
