import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unflow } from '../../capture/mail/flowed.ts'
import { parseMail } from '../../capture/mail/parse.ts'
import { buildLetter, type Letter } from './build.ts'
import { flow } from './flow.ts'
import { answerSubject, chainAfter, forwardSubject, messageIdFor, oneLine } from './header.ts'
import { carryMail, quoteMail } from './quote.ts'

const letter: Letter = {
  messageId: 'one@reed.example',
  date: '2026-11-20T10:00:00.000Z',
  from: { name: 'Tom Reed', address: 'tom@reed.example' },
  to: [{ name: 'Margaret Chen', address: 'margaret@chensbakery.example' }],
  cc: [],
  bcc: [],
  subject: 'Rye',
  inReplyTo: null,
  references: [],
  text: 'The rye is ready.',
  files: [],
}
const head = (raw: Buffer) =>
  raw
    .toString('latin1')
    .split('\r\n\r\n')[0]!
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
const names = (raw: Buffer) => head(raw).map((line) => line.slice(0, line.indexOf(':')))

describe('text that flows', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.lorem({ maxCount: 6 }), { maxLength: 12 }).map((words) => words.join(' ')),
    fc.constantFrom('', '-- ', '>', '> ', '>> deep', ' led', 'From here', '>From there', '.', '--', '-- x', '- '),
    fc.tuple(fc.constantFrom('> ', '>> ', ' ', '-- ', 'From '), fc.lorem({ maxCount: 30 })).map((two) => two.join('')),
  )
  const text = fc
    .array(line, { maxLength: 12 })
    .map((lines) => lines.join('\n').replace(/\p{Cc}/gu, (c) => (c === '\n' ? c : '')))

  test('comes back as it was written, but for blanks at the ends of lines', () => {
    const tidy = (written: string) =>
      written
        .split('\n')
        .map((one) => {
          if (one === '-- ') return one
          const depth = /^>*/.exec(one)![0].length
          const words = one
            .slice(depth)
            .replace(depth > 0 ? /^ / : '', '')
            .replace(/ +$/, '')
          return depth > 0 ? `${'>'.repeat(depth)} ${words}`.trimEnd() : words
        })
        .join('\n')
    fc.assert(
      fc.property(text, (written) => {
        expect(unflow(flow(written).replaceAll('\r\n', '\n'), false)).toBe(tidy(written))
      }),
      { numRuns: 500 },
    )
  })
  test('has no line longer than 78 characters but for one long word, and quotations stay quoted in each of theirs', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const one of flow(written).split('\r\n'))
          if (one.length > 78) expect(one.trim()).toMatch(/^(?:>* )?[^ ]*( ?[^ ]*)? *$/)
      }),
    )
    const lines = flow(`> ${'word '.repeat(60)}`).split('\r\n')
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.every((one) => one.startsWith('> '))).toBe(true)
  })
})

describe('headers', () => {
  test('an answer says so once, in whatever language it was said before', () => {
    expect(answerSubject('Rye')).toBe('Re: Rye')
    expect(answerSubject('Re: AW: RE[2]: Rye')).toBe('Re: Rye')
    expect(answerSubject('Fwd: Rye')).toBe('Re: Fwd: Rye')
    expect(forwardSubject('WG: Re: Rye')).toBe('Fwd: Re: Rye')
    expect(answerSubject('')).toBe('Re:')
  })
  test('of a long chain the first and the newest stay', () => {
    const references = Array.from({ length: 80 }, (_, at) => `m${at}@x.example`)
    const chain = chainAfter({ messageId: 'last@x.example', references })
    expect(chain.references).toHaveLength(30)
    expect([chain.references[0], chain.references.at(-1), chain.inReplyTo]).toEqual([
      'm0@x.example',
      'last@x.example',
      'last@x.example',
    ])
    expect(chain.references).toContain('m79@x.example')
  })
  test('an id that would break a header is none', () => {
    expect(chainAfter({ messageId: 'a b>\r\nBcc: x', references: ['é@x', 'ok@x', 'x'.repeat(300)] })).toEqual({
      inReplyTo: null,
      references: ['ok@x'],
    })
    expect(messageIdFor('1', 'tom@bücher.example')).toBe('1@xn--bcher-kva.example')
  })
  test('nothing typed begins a header of its own: names, subjects, file names, ids', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-compose-'))
    writeFileSync(join(folder, 'a'), 'bytes')
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }).map((one) => one.toWellFormed()),
      fc.constantFrom(
        'x\r\nBcc: eve@evil.example',
        'x\nX-Evil: 1',
        'x\r\n\r\nbody',
        '"><x@y>, eve@evil.example',
        '=?utf-8?Q?a=0D=0ABcc:_eve@evil.example?=',
        '\u2028Bcc: eve@evil.example',
        'a\0b',
        '"\\',
        'x;\r\n y="z',
        'Eve <eve@evil.example>',
      ),
    )
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, hostile, async (name, subject, file, type) => {
        const raw = await buildLetter(
          {
            ...letter,
            from: { name, address: 'tom@reed.example' },
            to: [{ name, address: 'margaret@chensbakery.example' }],
            subject,
            files: [{ path: join(folder, 'a'), name: file, type }],
            text: `${subject}\n${file}`,
          },
          { withBcc: false },
        )
        const allowed = ['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type']
        expect(names(raw).filter((one) => !allowed.includes(one))).toEqual([])
        const parsed = await parseMail(raw)
        expect([parsed.from?.address, parsed.to.map(({ address }) => address), parsed.bcc]).toEqual([
          'tom@reed.example',
          ['margaret@chensbakery.example'],
          [],
        ])
        expect(parsed.attachments).toHaveLength(1)
        expect(raw.includes(0)).toBe(false)
      }),
      { numRuns: 120 },
    )
  })
  test('is one line of at most 500 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const line = oneLine(text)
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(line.length).toBeLessThanOrEqual(500)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('a mail', () => {
  test('is the same bytes each time, and reads back as it was written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-compose-'))
    writeFileSync(join(folder, 'a'), Buffer.from([0, 1, 255, 13, 10, 10]))
    const text = 'שלום Margaret,\n\nGrüße. 🥖 '.concat(
      'long '.repeat(60),
      '\n\n-- \nTom\n\nOn Friday, Margaret wrote:\n> Two sacks?',
    )
    const whole = {
      ...letter,
      text,
      subject: 'Große Säcke — שלום',
      files: [{ path: join(folder, 'a'), name: 'Größe.bin', type: '' }],
    }
    const raw = await buildLetter(whole, { withBcc: false })
    expect(await buildLetter(whole, { withBcc: false })).toEqual(raw)
    const parsed = await parseMail(raw)
    expect(parsed.text.trimEnd()).toBe(
      text
        .replace(/ +\n/g, (end) => (end === ' \n' ? '\n' : end))
        .replace('--\nTom', '-- \nTom')
        .trimEnd(),
    )
    expect(parsed).toMatchObject({
      subject: whole.subject,
      signature: '-- \nTom',
      quoted: 'On Friday, Margaret wrote:\n> Two sacks?',
      date: letter.date,
      messageId: letter.messageId,
      attachments: [{ name: 'Größe.bin', size: 6, type: 'application/octet-stream' }],
    })
    expect(raw.toString('latin1')).not.toMatch(/auto-submitted|x-mailer|user-agent|precedence/i)
  })
  test('tells nobody of blind copies but ourselves, and both copies are one message', async () => {
    const blind = { ...letter, to: [], bcc: [{ name: 'Eve', address: 'eve@x.example' }] }
    const [sent, ours] = [await buildLetter(blind, { withBcc: false }), await buildLetter(blind, { withBcc: true })]
    expect(sent.toString()).not.toContain('eve@x.example')
    expect((await parseMail(ours)).bcc).toEqual([{ name: 'Eve', address: 'eve@x.example' }])
    expect(head(sent).find((line) => line.startsWith('To'))).toMatch(/undisclosed-recipients/)
    const { identityOf } = await import('../../capture/identity.ts')
    const key = Buffer.alloc(32)
    expect(identityOf(key, await parseMail(sent))).toEqual(identityOf(key, await parseMail(ours)))
  })
  test('repeats another so that it is told from what is new', async () => {
    const mail = await parseMail(
      await buildLetter({ ...letter, cc: [{ name: '', address: 'ann@x.example' }] }, { withBcc: false }),
    )
    const voice = { locale: 'en-GB', timeZone: 'Europe/London' }
    expect(quoteMail(mail, voice)).toBe('On Friday, 20 November 2026 at 10:00, Tom Reed wrote:\n> The rye is ready.')
    expect(carryMail(mail, voice).split('\n')).toEqual([
      '---------- Forwarded message ----------',
      'From: Tom Reed <tom@reed.example>',
      'Date: Friday, 20 November 2026 at 10:00',
      'Subject: Rye',
      'To: Margaret Chen <margaret@chensbakery.example>',
      'Cc: ann@x.example',
      '',
      'The rye is ready.',
    ])
    const answer = await parseMail(
      await buildLetter({ ...letter, text: `Two.\n\n-- \nMC\n\n${quoteMail(mail, voice)}` }, { withBcc: false }),
    )
    expect(answer).toMatchObject({ said: 'Two.', signature: '-- \nMC' })
    const carried = await parseMail(
      await buildLetter({ ...letter, text: `Look.\n\n${carryMail(mail, voice)}` }, { withBcc: false }),
    )
    expect(carried.said).toBe('Look.')
  })
})
