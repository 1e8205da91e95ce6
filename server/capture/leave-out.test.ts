import { expect, test } from 'vitest'
import { type LeaveOutInput, leaveOut } from './leave-out.ts'

const mail = (differs: Partial<LeaveOutInput> = {}): LeaveOutInput => ({
  folder: 'INBOX',
  from: { name: 'Ann Lee', address: 'Ann@Lee.example' },
  ours: false,
  hints: {},
  subject: 'Cake for Saturday',
  ...differs,
})
const because = (differs: Partial<LeaveOutInput>): string | null => leaveOut(mail(differs))?.because ?? null
const from = (address: string) => ({ name: '', address })

test('what a person writes is captured', () => {
  expect(leaveOut(mail())).toBeNull()
})

test('what is left out tells its rule, its reason and its sender', () => {
  expect(leaveOut(mail({ hints: { listUnsubscribe: true } }))).toEqual({
    rule: 'newsletter',
    because: 'list_unsubscribe',
    sender: 'ann@lee.example',
  })
})

test.each([
  'Spam',
  '[Gmail]/Spam',
  '.Junk',
  'INBOX.Junk',
  'Junk E-mail',
  'Junk Email',
  'Courrier indésirable',
  'Correo no deseado',
  'Posta indesiderata',
  'Skräppost',
  'Søppelpost',
  'Спам',
  '垃圾邮件',
  '迷惑メール',
  'Spam/2024',
  'Spam.mbox',
  'INBOX.Skr&AOQ-ppost',
])('mail in %s is spam', (folder) => {
  expect(because({ folder })).toBe('spam_folder')
  expect(because({ folder, ours: true })).toBeNull()
})

test.each([
  'Drafts',
  '[Gmail]/Drafts',
  'Entwürfe',
  'INBOX.Entw&APw-rfe',
  'Brouillons',
  'Borradores',
  'Bozze',
  'Rascunhos',
  'Kladder',
  'Utkast',
  'Черновики',
  '下書き',
])('mail in %s is a draft, ours too', (folder) => {
  expect(because({ folder, ours: true })).toBe('draft_folder')
})

test.each([
  'Trash',
  '[Gmail]/Trash',
  'Deleted Items',
  'Papierkorb',
  'deleted_items',
  'Outbox',
  'All mail Including Spam and Trash',
  'Spam filter vendors',
  'Drafting',
])('mail in %s was said', (folder) => {
  expect(because({ folder })).toBeNull()
})

test.each([
  [{ labels: ['Inbox', 'Spam'] }, 'spam_label'],
  [{ labels: ['Entwürfe'] }, 'draft_label'],
  [{ spam: true }, 'spam_flag'],
  [{ autoSubmitted: 'auto-replied' }, 'auto_submitted'],
  [{ autoSubmitted: 'auto-generated' }, 'auto_submitted'],
  [{ autoSubmitted: 'no' }, null],
  [{ precedence: 'auto_reply' }, 'precedence_auto_reply'],
  [{ precedence: 'bulk' }, 'precedence_bulk'],
  [{ precedence: 'junk' }, 'precedence_bulk'],
  [{ precedence: 'list' }, null],
  [{ precedence: 'normal' }, null],
  [{ contentType: 'multipart/report' }, 'bounce'],
  [{ returnPathEmpty: true }, 'empty_return_path'],
  [{ feedbackId: true }, null],
  [{ autoResponseSuppress: 'all' }, null],
])('a person with %j: %s', (hints, reason) => {
  expect(because({ hints })).toBe(reason)
})

test.each([
  ['noreply@shop.example', 'no_reply_sender'],
  ['mailer-daemon@leeds.example', 'bounce'],
  ['newsletter@shop.example', 'list_sender'],
  ['info@shop.example', null],
])('mail of %s: %s', (address, reason) => {
  expect(because({ from: from(address) })).toBe(reason)
})

test('a customer who writes through a group is heard, a mass mailing is not', () => {
  const group = { listId: 'sales.leeds.example', listUnsubscribe: true, precedence: 'list' }
  expect(because({ hints: group })).toBeNull()
  expect(because({ hints: { listId: 'bakers.example' } })).toBeNull()
  expect(because({ hints: { ...group, feedbackId: true } })).toBe('list_unsubscribe')
  expect(because({ hints: { listId: 'news.example', listUnsubscribe: true } })).toBe('list_unsubscribe')
  expect(because({ hints: group, from: from('announce@leeds.example') })).toBe('list_unsubscribe')
})

test('a form on a web site names the customer in Reply-To', () => {
  const form = { from: from('noreply@ourshop.example') }
  expect(because({ ...form, replyTo: { address: 'ann@lee.example' } })).toBeNull()
  expect(because({ ...form, replyTo: { address: 'noreply@ourshop.example' } })).toBe('no_reply_sender')
})

test('an invitation is somebody who asks somebody to come', () => {
  const subject = 'Invitation: Tasting @ Tue 7 Oct 10:00'
  expect(because({ subject, hints: { autoSubmitted: 'auto-generated' } })).toBeNull()
  expect(because({ hints: { contentType: 'text/calendar', listUnsubscribe: true } })).toBeNull()
  expect(because({ subject, folder: 'Spam' })).toBe('spam_folder')
})

test.each([
  ['Automatic reply: Cake', 'away_subject'],
  ['Out of Office AutoReply: Cake', 'away_subject'],
  ['Automatische Antwort: Torte', 'away_subject'],
  ['Abwesenheitsnotiz: Torte', 'away_subject'],
  ['Réponse automatique : gâteau', 'away_subject'],
  ['Re: Automatic reply: Cake', null],
  ['Out of office next Friday', null],
])('%s: %s', (subject, reason) => {
  expect(because({ subject })).toBe(reason)
})

test('what one of us wrote is left out only as a draft or an automatic answer', () => {
  expect(because({ ours: true, hints: { listUnsubscribe: true, precedence: 'bulk', spam: true } })).toBeNull()
  expect(because({ ours: true, from: from('enron.announcements@enron.com') })).toBeNull()
  expect(because({ ours: true, hints: { autoSubmitted: 'auto-replied' } })).toBe('auto_submitted')
})

test('mail without a sender is judged by the rest', () => {
  expect(leaveOut(mail({ from: null, folder: 'Drafts' }))).toEqual({
    rule: 'draft',
    because: 'draft_folder',
    sender: '',
  })
  expect(leaveOut(mail({ from: null }))).toBeNull()
})
