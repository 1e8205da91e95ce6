// What of a mailbox's entrance is sent, of what was typed.
import { expect, test } from 'vitest'
import { accessOf, changesOf, emptyEntry, type Entry, entryOf } from './entry.ts'

const typed: Entry = { ...emptyEntry, address: ' tom@reed.example ', password: 'in' }
const entrance = { host: 'mail.reed.example', port: 993, security: 'tls' as const, login: 'tom', trusted: false }
const before = entryOf({ address: 'tom@reed.example', imap: entrance, smtp: { ...entrance, port: 465 } })

test('the usual servers are entered where none was typed, with one password for both', () => {
  expect(accessOf(typed)).toMatchObject({
    address: 'tom@reed.example',
    imap: { host: 'imap.reed.example', port: 993, security: 'tls', password: 'in' },
    smtp: { host: 'smtp.reed.example', port: 465, security: 'tls' },
  })
  expect(accessOf(typed).smtp).not.toHaveProperty('password')
})

test('sending has another password where one was typed, and none where nothing is sent', () => {
  expect(accessOf({ ...typed, sendingPassword: 'out' })).toMatchObject({
    imap: { password: 'in' },
    smtp: { password: 'out' },
  })
  expect(accessOf({ ...typed, sendingPassword: 'out', sends: false }).smtp).toBeNull()
})

test('of what is as it was nothing is sent', () => {
  expect(changesOf(before, before)).toEqual({ confirmed: [] })
})

test('one password alone can be changed', () => {
  const sending = changesOf(before, { ...before, sendingPassword: 'out' })
  expect(sending).not.toHaveProperty('imap')
  expect(sending.smtp).toMatchObject({ host: 'mail.reed.example', port: 465, password: 'out' })
  const reading = changesOf(before, { ...before, password: 'in' })
  expect(reading.imap).toMatchObject({ host: 'mail.reed.example', password: 'in' })
  expect(reading).not.toHaveProperty('smtp')
})

test('another server is sent without the password that was not typed, and no server where nothing is sent any more', () => {
  const moved = changesOf(before, { ...before, imap: { ...before.imap, host: 'new.reed.example' } })
  expect(moved.imap).toMatchObject({ host: 'new.reed.example' })
  expect(moved.imap).not.toHaveProperty('password')
  expect(changesOf(before, { ...before, sends: false, sendingPassword: 'out' })).toEqual({ confirmed: [], smtp: null })
})
