import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FoundMessage, usualLimits } from './found.ts'
import { listMbox } from './mbox.ts'
import { ByteWindow } from './window.ts'

const limits = { ...usualLimits, messageBytes: 5_000 }

/** The messages of a mbox given in chunks of a size, each as its position and its text or problem. */
async function read(text: string, chunk = 65_536) {
  async function* chunks() {
    const bytes = Buffer.from(text, 'latin1')
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  }
  const found: (string | null)[][] = []
  const place = { folder: 'Inbox', at: String, onRead: () => undefined }
  for await (const message of listMbox(new ByteWindow(chunks()), place, limits)) found.push(shown(message))
  return found
}

function shown(message: FoundMessage): string[] {
  return [
    message.position,
    'bytes' in message ? message.bytes.toString('latin1') : `${message.problem} ${message.detail}`,
  ]
}

const first = 'From ann@x.org Mon Jan  5 10:11:12 2004\n'
const mail = (n: number) => `Subject: ${n}\n\nHello ${n}\n`

test('each From_ line begins a message, and the empty line before the next is not part of it', async () => {
  expect(await read(`${first}${mail(1)}\n${first}${mail(2)}\n`)).toEqual([
    ['0', mail(1)],
    ['61', mail(2)],
  ])
})

test('CRLF, a byte order mark and empty lines at the beginning change nothing but the bytes', async () => {
  const text = `\xef\xbb\xbf\r\n${`${first}${mail(1)}\n${first}${mail(2)}`.replaceAll('\n', '\r\n')}`
  expect((await read(text)).map(([, bytes]) => bytes)).toEqual(
    [mail(1), mail(2)].map((one) => one.replaceAll('\n', '\r\n')),
  )
})

test('a sentence that begins with From is text, escaped lines stay as they are', async () => {
  const body = `Subject: x\n\nFrom Monday on we close.\n\nFrom here to there\n>From ann Mon Jan  5 10:11:12 2004\n`
  expect(await read(`${first}${body}`)).toEqual([['0', body]])
})

test('without an empty line before it a From_ line still begins a message when a header follows', async () => {
  expect(await read(`${first}Subject: 1\n\nHello\n${first}${mail(2)}`)).toHaveLength(2)
  expect(await read(`${first}Subject: 1\n\nHello\n${first}and so on\n`)).toHaveLength(1)
})

test('Content-Length holds where a message or the end follows it, and not where it lies', async () => {
  const inner = `${first}${mail(9)}\n`
  const body = `Look:\n\n${inner}Bye\n`
  const message = `Content-Length: ${body.length}\n\n${body}`
  expect(await read(`${first}${message}\n${first}${mail(2)}`)).toEqual([
    ['0', message],
    [String(first.length + message.length + 1), mail(2)],
  ])
  expect(await read(`${first}${message}`)).toEqual([['0', message]])
  expect(await read(`${first}Content-Length: 7\n\n${body}\n${first}${mail(2)}`)).toHaveLength(3)
  expect(await read(`${first}Content-Length: 3000\n\n${body}\n${first}${mail(2)}`)).toHaveLength(3)
})

test('what precedes the first message is one problem with its size, and the rest goes on', async () => {
  expect(await read(`\x00\x01garbage\nmore\n\n${first}${mail(1)}`)).toEqual([
    ['0', 'corrupt 16'],
    ['16', mail(1)],
  ])
})

test('a last message that breaks off is listed as far as it goes', async () => {
  expect(await read(`${first}${mail(1)}\n${first}Subj`)).toEqual([
    ['0', mail(1)],
    ['61', 'Subj'],
  ])
  expect(await read(`${first}${mail(1)}\nFrom ann@x.org Mon Jan  5 10:11:12 2004`)).toHaveLength(2)
})

test('a message over the limit is a problem with its size, and the rest goes on', async () => {
  const large = `Subject: large\n\n${'x'.repeat(70)}\n`.concat(`${'y'.repeat(70)}\n`.repeat(100))
  for (const chunk of [100, 3_000, 65_536]) {
    const found = await read(`${first}${mail(1)}\n${first}${large}\n${first}${mail(3)}`, chunk)
    expect(found.map(([, bytes]) => bytes)).toEqual([mail(1), `too_large ${large.length + 1}`, mail(3)])
  }
})

test('the chunks a mbox comes in change nothing, and From_ lines and messages together are the file', async () => {
  const line = fc.constantFrom(
    '',
    'Hello',
    'Subject: x',
    'Content-Length: 20',
    first.trimEnd(),
    'From - Tue Feb 03 09:00 2015',
    '>From me',
  )
  const property = fc.asyncProperty(
    fc.array(line, { maxLength: 60 }),
    fc.integer({ min: 1, max: 80 }),
    async (lines, chunk) => {
      const text = `${first}${lines.join('\n')}`
      const found = await read(text, chunk)
      expect(found).toEqual(await read(text))
      let at = 0
      for (const [position = '', bytes = ''] of found) {
        expect(text.slice(at, Number(position))).toMatch(/^\n?$/)
        const body = text.indexOf('\n', Number(position)) + 1 || text.length
        at = body + (bytes ?? '').length
        expect(text.slice(body, at)).toBe(bytes)
      }
      expect(text.slice(at)).toMatch(/^\n?$/)
    },
  )
  await fc.assert(property, { numRuns: 500 })
})
