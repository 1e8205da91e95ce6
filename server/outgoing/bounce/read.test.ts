import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReport } from './read.ts'

const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'))
const original = [
  'Message-ID: <one@reed.example>',
  'From: Tom Reed <tom@reed.example>',
  'To: ann@x.example',
  'Subject: Rye',
  '',
  'Hello',
]

const standard = (status: string[], encoding = '7bit', body = status.join('\r\n')) =>
  mail(
    'From: MAILER-DAEMON@mail.example',
    'To: tom@reed.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry, <other@y.example> was Cc.',
    '--b',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    body,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...original,
    '--b--',
  )

const failed = [
  'Reporting-MTA: dns; mail.example',
  'X-Postfix-Queue-ID: 4F1',
  '',
  'Final-Recipient: rfc822; ann@x.example',
  'Original-Recipient: rfc822;Ann@x.example',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <ann@x.example>: Recipient address rejected:',
  '    User unknown',
]
const told = {
  messageId: 'one@reed.example',
  failures: [
    {
      address: 'Ann@x.example',
      status: '5.1.1',
      reason: '550 5.1.1 <ann@x.example>: Recipient address rejected: User unknown',
    },
  ],
}

test('a report as RFC 3464 wants it names whom, why, and which mail', () => {
  expect(readReport(standard(failed))).toEqual(told)
})

test('its parts may be encoded', () => {
  const text = failed.join('\r\n')
  expect(readReport(standard([], 'base64', Buffer.from(text).toString('base64')))).toEqual(told)
  expect(readReport(standard([], 'quoted-printable', text.replaceAll(':', '=3A')))).toEqual(told)
})

test('several recipients are told of each; one that is only late or was reached is not', () => {
  const three = [
    ...failed,
    '',
    'Final-Recipient: rfc822; bob@x.example',
    'Action: delayed',
    'Status: 4.4.1',
    '',
    'Final-Recipient: rfc822; cay@x.example',
    'Action: failed',
    'Status: 5.2.2 (mailbox full)',
  ]
  expect(readReport(standard(three))?.failures.map(({ address, status }) => [address, status])).toEqual([
    ['Ann@x.example', '5.1.1'],
    ['cay@x.example', '5.2.2'],
  ])
  expect(readReport(standard(failed.map((line) => line.replace('failed', 'delayed'))))).toBeNull()
  expect(readReport(standard(failed.map((line) => line.replace('failed', 'relayed'))))).toBeNull()
})

test('Exim names them in a header', () => {
  const report = mail(
    'X-Failed-Recipients: ann@x.example, bob@x.example',
    'Auto-Submitted: auto-replied',
    'From: Mail Delivery System <Mailer-Daemon@mail.example>',
    'Subject: Mail delivery failed: returning message to sender',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    '  ann@x.example',
    '    host mx.x.example [192.0.2.1]',
    '    SMTP error from remote mail server after RCPT TO:<ann@x.example>:',
    '    550 5.1.1 The mailbox does not exist',
    '  bob@x.example',
    '    Unrouteable address',
    '',
    '------ This is a copy of the message, including all the headers. ------',
    '',
    ...original,
  )
  expect(readReport(report)).toEqual({
    messageId: 'one@reed.example',
    failures: [
      { address: 'ann@x.example', status: '5.1.1', reason: '550 5.1.1 The mailbox does not exist' },
      { address: 'bob@x.example', status: '', reason: 'Unrouteable address' },
    ],
  })
})

test('qmail says it in its own words', () => {
  const report = mail(
    'From: MAILER-DAEMON@qmail.example',
    'Subject: failure notice',
    '',
    'Hi. This is the qmail-send program at qmail.example.',
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    'This is a permanent error; I have given up. Sorry it did not work out.',
    '',
    '<ann@x.example>:',
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '',
    '--- Below this line is a copy of the message.',
    '',
    ...original,
  )
  expect(readReport(report)).toEqual({
    messageId: 'one@reed.example',
    failures: [{ address: 'ann@x.example', status: '5.1.1', reason: 'Sorry, no mailbox here by that name. (#5.1.1)' }],
  })
})

test('so do Exchange of old and others that only quote the headers', () => {
  const report = mail(
    'From: postmaster@exchange.example',
    'Subject: =?utf-8?Q?Unzustellbar=3A_Rye?=',
    'In-Reply-To: <one@reed.example>',
    '',
    'Your message did not reach some or all of the intended recipients.',
    '',
    'The following recipient(s) could not be reached:',
    "      'ann@x.example' on 20/11/2026 10:00",
    '            The e-mail account does not exist at the organization this message was sent to.',
  )
  expect(readReport(report)).toMatchObject({ messageId: 'one@reed.example', failures: [{ address: 'ann@x.example' }] })
})

test('an ordinary mail, an answer from someone away, a receipt are no reports', () => {
  expect(readReport(mail('Subject: Rye', '', 'Two sacks for ann@x.example please'))).toBeNull()
  expect(
    readReport(mail('Auto-Submitted: auto-replied', 'Subject: Out of office', '', 'Write to bob@x.example')),
  ).toBeNull()
  expect(
    readReport(
      mail(
        'Content-Type: multipart/report; report-type=disposition-notification',
        'Subject: Read: Rye',
        '',
        'It was read by ann@x.example',
      ),
    ),
  ).toBeNull()
})

test('whatever comes, it is read without failing, and soon', { timeout: 60_000 }, () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '--b',
      'Content-Type: message/delivery-status',
      'Action: failed',
      'Final-Recipient: rfc822;',
      'Content-Transfer-Encoding: base64',
      'a@b.example',
      '550 ',
      ':',
      '<',
      'x'.repeat(5000),
      '\n '.repeat(3000),
      '=\n'.repeat(2000),
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const began = performance.now()
      readReport(Buffer.from(pieces.join(''), 'latin1'))
      expect(performance.now() - began).toBeLessThan(500)
    }),
    { numRuns: 300 },
  )
  const began = performance.now()
  for (const evil of [
    '@'.repeat(400_000),
    'a@'.repeat(200_000),
    ' '.repeat(500_000),
    `delivery failed ${'a.'.repeat(200_000)}@`,
    `Content-Type: ${' '.repeat(400_000)}x`,
    `X: y\n\n${'\n'.repeat(500_000)}`,
    `X: y\n\ndelivery to a@b.c\n${'\n '.repeat(200_000)}`,
  ])
    readReport(Buffer.from(evil))
  expect(performance.now() - began).toBeLessThan(3000)
})
