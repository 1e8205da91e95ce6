import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { tarOf, zipOf } from '../../../test/archive.ts'
import { countMessages } from './count.ts'
import type { FoundMessage } from './found.ts'
import { listMessages } from './list.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-count-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the readers list, by folder, as the witness puts it. */
async function listed(path: string) {
  const folders = new Map<string, number>()
  const places = new Set<string>()
  for await (const { folder, position } of listMessages(path)) {
    folders.set(folder, (folders.get(folder) ?? 0) + 1)
    places.add(`${folder}\n${position}`)
  }
  const total = [...folders.values()].reduce((a, b) => a + b, 0)
  expect(places.size).toBe(total)
  return [...folders].map(([folder, messages]) => ({ folder, messages })).sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', 'Hello', 'Subject: x', 'To: a@b.c', '>From me', 'From the desk of Ann') },
  { weight: 3, arbitrary: fc.constantFrom('From ann@x.org Mon Jan  5 10:11:12 2004', 'From - Tue Feb 03 09:00 2015') },
  fc.constantFrom(
    'From -',
    'From ann@x.org',
    'From a b',
    'From Monday January 5 2004 at 10:30',
    'From x Mon, 05 Jan 2004 10:30:00 +0100',
  ),
  fc.nat(120).map((length) => `Content-Length: ${length}`),
)
const mbox = fc
  .record({ lines: fc.array(line, { maxLength: 40 }), crlf: fc.boolean(), bom: fc.boolean(), last: fc.boolean() })
  .map(({ lines, crlf, bom, last }) => {
    const end = crlf ? '\r\n' : '\n'
    return Buffer.from(`${bom ? '\ufeff' : ''}${lines.join(end)}${last ? end : ''}`)
  })

test('the witness counts any mbox as the reader lists it, Content-Length and escapes included', async () => {
  const path = join(folder, 'box.mbox')
  await fc.assert(
    fc.asyncProperty(mbox, async (bytes) => {
      writeFileSync(path, bytes)
      expect(await countMessages(path)).toEqual(await listed(path))
    }),
    { numRuns: 1500 },
  )
}, 120_000)

const name = fc.constantFrom(
  '1.',
  '2',
  'a.eml',
  'Inbox',
  'Sent.mbox',
  'note.txt',
  '.hidden',
  'x.msf',
  'mbox',
  'dovecot.index',
)
const part = fc.constantFrom('cur', 'new', 'tmp', '.Sub.deep', 'Mail', 'Inbox.sbd', 'Old.mbox', '.git', '__MACOSX')
const content = fc.oneof(
  mbox,
  fc.constant(Buffer.from('From: ann@x.org\nSubject: x\n\nHello\n')),
  fc.constant(Buffer.from('%PDF-1.4 not a mail')),
  fc.constant(Buffer.from('PK\x03\x04nested')),
  fc.constant(Buffer.alloc(0)),
)
const tree = fc.uniqueArray(
  fc.record({
    path: fc.tuple(fc.array(part, { maxLength: 3 }), name).map(([parts, last]) => [...parts, last].join('/')),
    bytes: content,
  }),
  { selector: ({ path }) => path, maxLength: 12 },
)

test('the witness counts any folder, zip and tar as the reader lists it', async () => {
  const place = join(folder, 'tree')
  await fc.assert(
    fc.asyncProperty(tree, async (files) => {
      rmSync(place, { recursive: true, force: true })
      mkdirSync(place)
      const laid = files.filter(({ path }) => !files.some((other) => other.path.startsWith(`${path}/`)))
      for (const { path, bytes } of laid) {
        mkdirSync(join(place, dirname(path)), { recursive: true })
        writeFileSync(join(place, path), bytes)
      }
      const counted = await countMessages(place)
      expect(counted).toEqual(await listed(place))
      const entries = laid.map(({ path, bytes }) => ({ name: path, bytes }))
      writeFileSync(`${place}.zip`, zipOf(entries))
      writeFileSync(`${place}.tgz`, gzipSync(tarOf(entries)))
      for (const archive of [`${place}.zip`, ...(entries.length > 0 ? [`${place}.tgz`] : [])]) {
        expect(await countMessages(archive)).toEqual(counted)
        expect(await listed(archive)).toEqual(counted)
      }
    }),
    { numRuns: 150 },
  )
}, 120_000)

test('what is refused counts as one where the reader says so', async () => {
  const mail = Buffer.from('From: ann@x.org\n\nHello\n')
  const names = ['../up.eml', '/etc/x.eml', 'a\\b.eml', 'C:/x.eml', 'nul\0.eml', 'fine/x.eml']
  const entries = [
    ...names.map((name) => ({ name, bytes: mail })),
    { name: 'locked/x.eml', bytes: mail, flags: 1 },
    { name: 'odd/x.eml', bytes: mail, method: 12 },
    { name: 'link/x.eml', bytes: mail, mode: 0o120777 },
    { name: 'lies/x.eml', bytes: mail, told: 5 },
    { name: 'lies/y.mbox', bytes: Buffer.from('From - Mon Jan  5 10:11:12 2004\nTo: b\n\nHi\n'), told: 1000 },
    { name: 'bomb/x.eml', bytes: mail, told: 2 ** 31 },
    { name: 'bücher/x.eml', bytes: mail, flags: 0 },
    { name: 'fine/', bytes: Buffer.alloc(0) },
  ]
  const path = join(folder, 'hostile.zip')
  writeFileSync(path, zipOf(entries))
  expect(await countMessages(path)).toEqual(await listed(path))
  const tar = join(folder, 'hostile.tar')
  writeFileSync(
    tar,
    tarOf([{ name: 'a/x.eml', bytes: mail, type: '2' }, ...names.slice(0, 4).map((name) => ({ name, bytes: mail }))]),
  )
  expect(await countMessages(tar)).toEqual(await listed(tar))
})

test('an archive that breaks off counts as one more', async () => {
  const entries = Array.from({ length: 20 }, (_, i) => ({
    name: `m/${i}.eml`,
    bytes: Buffer.from(`To: b${i}\nSubject: x\n\nHi\n`),
  }))
  for (const [name, whole] of [
    ['cut.zip', zipOf(entries)],
    ['cut.tar', tarOf(entries)],
  ] as const) {
    const path = join(folder, name)
    writeFileSync(path, whole.subarray(0, whole.length - 1600))
    const counted = await countMessages(path)
    expect(counted).toEqual(await listed(path))
    expect(counted.find((one) => one.folder === '')?.messages ?? 1).toBe(1)
  }
})

const letters = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 150 }, (_, at) => ((i * at * 7919) % 9973).toString(36)).join(' ')
    return Buffer.from(`To: b${i}@x.org\nSubject: ${i}\n\n${words}\n`)
  })
const boxOf = (mails: Buffer[]) =>
  Buffer.concat(mails.map((one) => Buffer.concat([Buffer.from('From - Mon Jan  5 10:11:12 2004\n'), one, newline])))
const newline = Buffer.from('\n')
const archives: [string, (mails: Buffer[]) => Buffer][] = [
  ['box.mbox.gz', (mails) => gzipSync(boxOf(mails))],
  ['files.tar', (mails) => tarOf(mails.map((bytes, i) => ({ name: `m/${i}.eml`, bytes })))],
  ['files.tgz', (mails) => gzipSync(tarOf(mails.map((bytes, i) => ({ name: `m/${i}.eml`, bytes }))))],
  ['boxes.tgz', (mails) => gzipSync(tarOf(['a', 'b'].map((name) => ({ name, bytes: boxOf(mails) }))))],
  ['files.zip', (mails) => zipOf(mails.map((bytes, i) => ({ name: `m/${i}.eml`, bytes })))],
  ['boxes.zip', (mails) => zipOf(['a', 'b'].map((name) => ({ name, bytes: boxOf(mails) })))],
  ['stored.zip', (mails) => zipOf([{ name: 'a', bytes: boxOf(mails), stored: true }])],
]

test('wherever an archive is damaged, the witness counts what the reader has of it, and the reader has all before', {
  timeout: 240_000,
}, async () => {
  const mails = letters(250)
  const whole = new Set(mails.map(String))
  for (const [name, make] of archives) {
    const bytes = make(mails)
    const path = join(folder, name)
    const damage = fc.record({
      at: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
      cut: fc.boolean(),
      slow: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, cut, slow }) => {
        const place = Math.floor(bytes.length * at)
        const damaged = Buffer.from(cut ? bytes.subarray(0, place) : bytes)
        if (!cut) damaged[place] = (damaged[place] ?? 0) ^ 0x55
        writeFileSync(path, damaged)
        const found: FoundMessage[] = []
        for await (const message of listMessages(path)) {
          found.push(message)
          if (slow && found.length % 20 === 0) await new Promise((done) => setTimeout(done, 4))
        }
        const folders = new Map<string, number>()
        for (const { folder } of found) folders.set(folder, (folders.get(folder) ?? 0) + 1)
        const counted = await countMessages(path)
        expect(new Map(counted.map(({ folder, messages }) => [folder, messages]))).toEqual(folders)
        const given = found
          .filter((one) => 'bytes' in one && !('problem' in one))
          .map((one) => String('bytes' in one && one.bytes))
        if (cut) expect(given.filter((one) => !whole.has(one))).toEqual([])
        if (cut && !name.endsWith('zip')) expect(given.length).toBeGreaterThan(at * 200 - 30)
        // A plain tar has no checksum over what it holds.
        if (cut || (name !== 'files.tar' && given.some((one) => !whole.has(one))))
          expect(found.some((one) => 'problem' in one)).toBe(true)
      }),
      { numRuns: 15 },
    )
  }
})

test('a single mail, an empty file and what is no mail count one; what is not there is the error of the system', async () => {
  for (const [name, text] of [
    ['a.eml', 'To: b\nSubject: x\n\nHi'],
    ['empty', ''],
    ['x.pdf', '%PDF-1.4'],
    ['y.doc', 'PK\x03\x04x'],
  ] as const) {
    const path = join(folder, name)
    writeFileSync(path, text)
    expect(await countMessages(path)).toEqual([{ folder: '', messages: 1 }])
    expect(await listed(path)).toEqual([{ folder: '', messages: 1 }])
  }
  await expect(countMessages(join(folder, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the witness shares nothing with the readers', () => {
  const own = readdirSync(import.meta.dirname).filter((file) => /^count.*(?<!\.test)\.ts$/.test(file))
  expect(own).toHaveLength(3)
  for (const file of own) {
    const imports = [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
      (found) => found[1],
    )
    for (const specifier of imports) expect(specifier).toMatch(/^node:|^\.\/count-/)
  }
})
