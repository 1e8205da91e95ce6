import { afterAll, expect, test } from 'vitest'
import { endIdleWorkers } from '../../base/worker.ts'
import { fetchAttachment, fetchHtml, parseMails } from './apart.ts'

afterAll(endIdleWorkers)

const head =
  'From: a@b.c\r\nSubject: big\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHello\r\n--x\r\n'

test('mails are parsed in worker threads, in their order, each from its own bytes', async () => {
  const raws = Array.from({ length: 200 }, (_, i) => Buffer.from(`Subject: ${i}\n\nHello ${i}`))
  const outcomes = await parseMails(raws)
  expect(outcomes.map((outcome) => outcome.ok && outcome.value.subject)).toEqual(raws.map((_, i) => String(i)))
  expect(raws[7]?.toString()).toContain('Hello 7')
  expect(await parseMails([])).toEqual([])
})

test('a mail of 100 MB is parsed within the limits, and so is its attachment', async () => {
  const line = `${'QUJD'.repeat(19)}\r\n`
  const raw = Buffer.concat([
    Buffer.from(`${head}Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n`),
    Buffer.alloc(line.length * 1_300_000, line),
    Buffer.from('--x--\r\n'),
  ])
  expect(raw.length).toBeGreaterThan(100_000_000)
  const [outcome] = await parseMails([raw])
  const size = 1_300_000 * 57
  expect(outcome).toMatchObject({
    ok: true,
    value: { subject: 'big', text: 'Hello\n', attachments: [{ name: 'a.pdf', size }] },
  })
  const fetched = await fetchAttachment(raw, 0)
  expect(fetched.ok && fetched.value?.bytes.length).toBe(size)
}, 60_000)

test('a mail that breaks the limits fails alone, with its reason', async () => {
  const poison = Buffer.concat([
    Buffer.from(head),
    Buffer.alloc(90_000_000, 'Content-Type: text/plain\r\n\r\nfoo\r\n--x\r\n'),
  ])
  const [before, poisoned, after] = await parseMails([
    Buffer.from('Subject: 1\n\nx'),
    poison,
    Buffer.from('Subject: 2\n\nx'),
  ])
  expect([before?.ok, after?.ok]).toEqual([true, true])
  expect(poisoned).toMatchObject({ ok: false })
  expect(poisoned?.ok === false && poisoned.reason).toMatch(/timeout|memory/)
}, 60_000)

test('the HTML of a mail is fetched the same way', async () => {
  const html = await fetchHtml(Buffer.from('Content-Type: text/html\n\n<p>Hi</p>'))
  expect(html).toEqual({ ok: true, value: '<p>Hi</p>\n' })
})
