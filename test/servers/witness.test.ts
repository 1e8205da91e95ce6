import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { deliver } from './dovecot/deliver.ts'
import { makeMails } from './mails.ts'
import { countFolders, countMessageIds, listMessages, readMessages } from './witness.ts'

function newMaildir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-maildir-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'Maildir')
}

test('every message that lies there is counted once, by folder and by Message-ID', () => {
  const maildir = newMaildir()
  expect(countFolders(maildir)).toEqual({})
  const mails = makeMails({ count: 60, until: new Date('2026-11-20T10:00:00Z') })
  for (const { raw, folder, sentAt } of mails) deliver(maildir, raw, { folder, at: sentAt })
  const file = deliver(maildir, mails[0]?.raw ?? '', { folder: 'Tom & Co/Köln', flags: ['Seen', 'Answered'] })
  const inSent = mails.filter(({ folder }) => folder === 'Sent').length
  expect(countFolders(maildir)).toEqual({ INBOX: 60 - inSent, Sent: inSent, 'Tom & Co/Köln': 1 })
  const counts = countMessageIds(maildir)
  expect(mails.map(({ messageId }) => counts.get(messageId))).toEqual([2, ...Array(59).fill(1)])
  expect(countMessageIds(maildir, 'Sent').size).toBe(inSent)
  expect(listMessages(maildir).find(({ folder }) => folder === 'Tom & Co/Köln')).toMatchObject({ flags: 'RS' })
  renameSync(file, file.replace(/:2,.*/, ':2,T'))
  expect(countFolders(maildir)['Tom & Co/Köln']).toBe(1)
  const inbox = mails.filter(({ folder }) => folder === 'INBOX')
  expect(readMessages(maildir).map(String)).toEqual(inbox.map(({ raw }) => raw.toString()))
})

test('a Message-ID is found folded, in any case, or missing', () => {
  const maildir = newMaildir()
  for (const head of [
    'message-ID:\r\n <a@b.example>',
    'Message-Id: a@b.example',
    'X-Message-ID: <c@d>',
    'Subject: none',
  ])
    deliver(maildir, `${head}\r\n\r\nMessage-ID: <body@x.example>\r\n`)
  expect([...countMessageIds(maildir)]).toEqual([
    ['a@b.example', 2],
    ['', 2],
  ])
})

test('the witness reads with node alone', () => {
  const text = readFileSync(new URL('./witness.ts', import.meta.url), 'utf8')
  const imports = [...text.matchAll(/from '([^']+)'/g)].map((found) => found[1])
  expect(imports).toEqual(['node:fs', 'node:path'])
})

test('mails are the same for the same seed, each with a Message-ID of its own, threads in the order they were written', () => {
  const until = new Date('2026-11-20T10:00:00Z')
  const mails = makeMails({ count: 300, seed: 3, until })
  expect(makeMails({ count: 300, seed: 3, until })).toEqual(mails)
  const others = makeMails({ count: 300, seed: 4, until })
  expect(new Set([...mails, ...others].map(({ messageId }) => messageId)).size).toBe(600)
  const before = new Set<string>()
  for (const { messageId, answers, raw } of mails) {
    if (answers) expect(before.has(answers)).toBe(true)
    expect(raw.toString('latin1')).toContain(`Message-ID: <${messageId}>`)
    before.add(messageId)
  }
  expect(mails.filter(({ answers }) => answers).length).toBeGreaterThan(100)
  expect(mails.at(-1)?.sentAt).toEqual(until)
})
