import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAttachment } from './attachment.ts'
import { readHtml } from './html.ts'
import { type ParsedMail, parseMail } from './parse.ts'

const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1')
const parse = (...lines: string[]): Promise<ParsedMail> => parseMail(mail(...lines))

test('a plain mail is read whole', async () => {
  const parsed = await parse(
    'Message-ID: <1@x.org>',
    'In-Reply-To: <b@x.org>',
    'References: <a@x.org> <b@x.org>',
    'Date: Mon, 5 Jan 2004 10:11:12 +0100',
    'From: "Ann Ames" <Ann@Example.ORG>',
    'To: Bo <bo@x.org>, team: c@x.org, "D, E" <d@x.org>;',
    'Subject: =?utf-8?Q?Caf=C3=A9?= at',
    ' noon',
    '',
    'See you there.',
  )
  expect(parsed).toMatchObject({
    messageId: '1@x.org',
    references: ['a@x.org', 'b@x.org'],
    date: '2004-01-05T09:11:12.000Z',
    subject: 'Café at noon',
    from: { name: 'Ann Ames', address: 'Ann@example.org' },
    to: [
      { name: 'Bo', address: 'bo@x.org' },
      { name: '', address: 'c@x.org' },
      { name: 'D, E', address: 'd@x.org' },
    ],
    cc: [],
    text: 'See you there.\n',
    said: 'See you there.',
    hasHtml: false,
    attachments: [],
    hints: {},
  })
})

test('a mail without any header, or empty, is a mail all the same', async () => {
  expect(await parse('')).toMatchObject({ messageId: null, date: null, subject: '', from: null, to: [], text: '' })
  expect((await parse('', 'just words')).text.trim()).toBe('just words')
})

test('headers in 8 bits are read as UTF-8 or in the charset of the mail', async () => {
  expect((await parse('Subject: Gr\xfc\xdfe', '', 'x')).subject).toBe('Grüße')
  expect((await parseMail(Buffer.from('Subject: Grüße\n\nx'))).subject).toBe('Grüße')
  const greek = await parse(
    'Subject: \xc3\xe5\xe9\xe1',
    'Content-Type: text/plain; charset=iso-8859-7',
    '',
    '\xc3\xe5\xe9\xe1',
  )
  expect(greek).toMatchObject({ subject: 'Γεια', text: 'Γεια\n' })
  expect((await parse('Subject: =?iso-8859-1?Q?Gr\xfc=DFe?= \xfc', '', 'x')).subject).toBe('Grüße ü')
  expect((await parse('Subject: x', 'Content-Type: text/plain; charset=no-such', '', '\xfc')).text).toBe('ü\n')
})

test('lines may end in any way, and a mbox line, a byte order mark or empty lines may come first', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const parsed = await parseMail(Buffer.from(['Subject: x', 'To: a@b.c', '', 'one', 'two'].join(end)))
    expect(parsed).toMatchObject({ subject: 'x', text: 'one\ntwo\n' })
  }
  for (const before of ['From a@b Mon Jan  5 10:11:12 2004\n', '\ufeff', '\r\n\r\n', '>From a\n\n']) {
    expect((await parseMail(Buffer.from(`${before}Subject: x\n\nhi`))).subject).toBe('x')
  }
})

test('no NUL and no half character reaches the database', async () => {
  const parsed = await parseMail(
    Buffer.from(
      'Subject: a\0b =?utf-16be?B?2AAAQQ==?=\nFrom: "A\0nn" <a\0@b.c>\nMessage-ID: <x\0@y>\nX-Gmail-Labels: a\0b\n\nhe\0llo',
      'latin1',
    ),
  )
  const text = JSON.stringify(parsed)
  expect(text).not.toMatch(/\\u0000|\\ud8/)
  expect(parsed.text).toBe('hello\n')
})

test.each([
  ['Mon, 21 Mar 1993 23:56:48 -0800 (PST)', '1993-03-22T07:56:48.000Z'],
  ['5 Jan 04 10:11 EST', '2004-01-05T15:11:00.000Z'],
  ['Mon Feb  8 02:53:47 PST 1993', '1993-02-08T10:53:47.000Z'],
  ['Mon Feb  8 02:53:47 1993', '1993-02-08T02:53:47.000Z'],
  ['2013-06-16 17:53:21 +0200', '2013-06-16T15:53:21.000Z'],
  ['Fri, 1 Jan 2021', '2021-01-01T00:00:00.000Z'],
  ['Fri, 31 Feb 2021 10:00:00 +0000', null],
  ['Jan', null],
  ['yesterday', null],
  ['', null],
])('the date "%s" is %s', async (date, expected) => {
  expect((await parse(`Date: ${date}`, '', 'x')).date).toBe(expected)
})

test('without a date of its own a mail has that of its newest Received header', async () => {
  const parsed = await parse(
    'Received: from b by c; Tue, 6 Jan 2004 10:00:00 +0000',
    'Received: from a by b; Mon, 5 Jan 2004 10:00:00 +0000',
    'Date: soon',
    '',
    'x',
  )
  expect(parsed.date).toBe('2004-01-06T10:00:00.000Z')
})

test('hints say what kind of mail it is', async () => {
  const parsed = await parse(
    'Return-Path: <>',
    'List-Id: News of the shop <News.Shop.example>',
    'List-Unsubscribe: <mailto:u@x.org>',
    'Precedence: Bulk',
    'Auto-Submitted: auto-replied (vacation)',
    'X-Auto-Response-Suppress: DR, OOF',
    'X-Spam-Flag: YES',
    'Feedback-ID: 1:x',
    'X-Gmail-Labels: =?UTF-8?Q?Archiviert,"A,_B",Ge=C3=B6ffnet?=',
    'Content-Type: multipart/report; boundary=x',
    '',
    'x',
  )
  expect(parsed.hints).toEqual({
    listId: 'news.shop.example',
    listUnsubscribe: true,
    precedence: 'bulk',
    autoSubmitted: 'auto-replied',
    autoResponseSuppress: 'dr, oof',
    spam: true,
    returnPathEmpty: true,
    labels: ['Archiviert', 'A, B', 'Geöffnet'],
    feedbackId: true,
    contentType: 'multipart/report',
  })
})

test("Enron's X-From names the sender when it names one person and From names none", async () => {
  const name = async (xFrom: string, from = 'ann@enron.com') =>
    (await parse(`From: ${from}`, `X-From: ${xFrom}`, '', 'x')).from?.name
  expect(await name('Ann Ames')).toBe('Ann Ames')
  expect(await name('Ames, Ann </O=ENRON/OU=NA/CN=RECIPIENTS/CN=AAMES>')).toBe('Ames, Ann')
  expect(await name('Tim Belden, Robert Badeer')).toBe('')
  expect(await name('ann@enron.com')).toBe('')
  expect(await name('Someone Else', 'Ann <ann@enron.com>')).toBe('Ann')
})

test('HTML alone becomes text with its quotes marked; flowed text is unwrapped; From_ escapes go', async () => {
  const html = await parse(
    'Content-Type: text/html',
    '',
    '<style>p{}</style><p>Dear&nbsp;Ann,</p><blockquote>old <a href="http://x">words</a></blockquote>',
  )
  expect(html).toMatchObject({ text: 'Dear Ann,\n\n> old words', hasHtml: true })
  const flowed = await parse('Content-Type: text/plain; format=flowed', '', 'one ', 'two', 'three')
  expect(flowed.text).toBe('one two\nthree\n')
  expect((await parse('Subject: x', '', 'a', '>From here on', 'b', '', '> q', '>From q')).text).toBe(
    'a\nFrom here on\nb\n\n> q\n>From q\n',
  )
})

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='
const parts = mail(
  'From: a@b.c',
  'Content-Type: multipart/related; boundary=x',
  '',
  'preamble',
  '--x',
  'Content-Type: text/html',
  '',
  '<p>Look <img src="cid:pic@1"> <img src="cid:gone"></p>',
  '--x',
  'Content-Type: image/png; name="../a\\\\pic.png"',
  'Content-ID: <pic@1>',
  'Content-Transfer-Encoding: base64',
  '',
  ...(pixel.match(/.{1,40}/g) ?? []),
  '--x',
  'Content-Type: text/csv',
  'Content-Disposition: attachment; filename="=?utf-8?Q?n=C3=A4mes.csv?="',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  `caf=E9,${'='}`,
  `1${'x'.repeat(120)}`,
  '--x',
  'Content-Type: message/rfc822',
  'Content-Disposition: attachment',
  '',
  'Subject: inner',
  '',
  `${'inner text '.repeat(20)}`,
  '--x--',
)

test('attachments are listed with name, type and size, and read by their index', async () => {
  const { attachments } = await parseMail(parts)
  expect(attachments).toEqual([
    { index: 0, name: 'pic.png', type: 'image/png', size: 68, evenSize: 68, contentId: 'pic@1', inline: true },
    { index: 1, name: 'nämes.csv', type: 'text/csv', size: 126, evenSize: 126, contentId: null, inline: false },
    { index: 2, name: '3.eml', type: 'message/rfc822', size: 238, evenSize: 234, contentId: null, inline: false },
  ])
  for (const { index, size } of attachments) expect((await readAttachment(parts, index))?.bytes).toHaveLength(size)
  expect(Buffer.from((await readAttachment(parts, 0))?.bytes ?? []).toString('base64')).toBe(pixel)
  expect(Buffer.from((await readAttachment(parts, 1))?.bytes ?? []).toString('latin1')).toBe(
    `caf\xe9,1${'x'.repeat(120)}`,
  )
  expect(await readAttachment(parts, 3)).toBeNull()
})

test('the name of an attachment reads as it ends', async () => {
  const name = '=?utf-8?Q?bill=E2=80=AEgpj=2Eexe?='
  const written = mail(`Content-Disposition: attachment; filename="${name}"`, 'Content-Type: a/b', '', 'MZ')
  expect((await readAttachment(written, 0))?.name).toBe('billgpj.exe')
})

test('the HTML of a mail carries its own pictures', async () => {
  const html = await readHtml(parts)
  expect(html).toContain(`src="data:image/png;base64,${pixel}"`)
  expect(html).toContain('src="cid:gone"')
  expect(await readHtml(mail('From: a@b.c', '', 'x'))).toBeNull()
})

test('a mail whose parts cannot be told apart keeps its words', async () => {
  const lost = [
    'From: a@b.c',
    'Content-Type: multipart/mixed; boundary=right',
    '',
    '--wrong',
    'Content-Type: text/plain',
    '',
    'Hello',
    '--wrong--',
  ]
  expect((await parse(...lost)).text.trim()).toBe('Hello')
  expect((await parse('From: a@b.c', 'Content-Type: multipart/mixed', '', 'Hello')).text.trim()).toBe('Hello')
  let nested = 'From: a@b.c\n'
  for (let i = 0; i < 1000; i++) nested += `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`
  expect((await parseMail(Buffer.from(`${nested}\nHello`))).text).toContain('Hello')
  const endless = await parseMail(Buffer.from(`Subject: x\n${'X-Y: z\n'.repeat(400_000)}\nHello`))
  expect(endless).toMatchObject({ subject: 'x', text: 'Hello\n' })
  expect((await parse('Content-Type: text/html', '', `${'<div>'.repeat(20_000)}Hello`)).text).toBe('Hello')
})

test('text is at most 1 MB, and a long list of references keeps its root', async () => {
  expect(
    Buffer.byteLength((await parseMail(Buffer.from(`To: a@b.c\n\n${'ü'.repeat(2 ** 20)}`))).text),
  ).toBeLessThanOrEqual(2 ** 20)
  const { references } = await parse(
    `References: ${Array.from({ length: 500 }, (_, i) => `<${i}@x>`).join(' ')}`,
    '',
    'x',
  )
  expect(references).toHaveLength(100)
  expect([references[0], references[99]]).toEqual(['0@x', '499@x'])
})

test('whatever bytes claim to be a mail, parsing ends with one', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '--x',
      '--x--',
      'Content-Type: multipart/mixed; boundary=x',
      'Content-Type: text/html',
      'Content-Type: message/rfc822',
    ),
    fc.constantFrom(
      'Content-Transfer-Encoding: base64',
      'To: a:b<c@d>;(e',
      'From: "',
      'Date: 99 Xyz',
      '=?utf-8?B?/+7?=',
      'aGVsbG8=',
    ),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )
  const property = fc.asyncProperty(
    fc.array(line, { maxLength: 40 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    async (lines, end) => {
      const parsed = await parseMail(Buffer.from(lines.join(end), 'latin1'))
      expect(JSON.stringify(parsed)).not.toContain('\\u0000')
      for (const { address } of [...parsed.to, ...parsed.cc]) expect(address).not.toBe('')
    },
  )
  await fc.assert(property, { numRuns: 500 })
})
