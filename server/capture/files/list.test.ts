import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { type ArchiveEntry, tarOf, zipOf } from '../../../test/archive.ts'
import { detectFile } from './detect.ts'
import type { FoundMessage } from './found.ts'
import { type ListOptions, listMessages } from './list.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-list-'))
afterAll(() => rmSync(folder, { recursive: true }))

const first = 'From ann@x.org Mon Jan  5 10:11:12 2004\n'
const mail = (n: number | string) => `From: ann@x.org\nSubject: ${n}\n\nHello ${n}\n`

function put(name: string, bytes: string | Buffer): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, bytes)
  return path
}

async function list(path: string, options?: ListOptions): Promise<string[]> {
  const found: string[] = []
  for await (const message of listMessages(path, options)) found.push(shown(message))
  return found
}

function shown(found: FoundMessage): string {
  const what = 'bytes' in found ? found.bytes.toString().split('\n')[1] : `${found.problem} ${found.detail}`.trim()
  return `${found.folder}|${found.position}|${what}`
}

test('a single mail is in no folder, a mbox is the folder of its name', async () => {
  expect(await list(put('one.eml', mail(1)))).toEqual(['|0|Subject: 1'])
  const mbox = put('upload-17', `${first}${mail(1)}\n${first}${mail(2)}`)
  expect(await list(mbox, { name: 'Spam.mbox' })).toEqual(['Spam|0|Subject: 1', 'Spam|77|Subject: 2'])
})

test('a Maildir has its folders from cur, new and the names with dots; hidden files and indexes are passed over', async () => {
  for (const path of ['cur/1:2,S', 'new/2', 'tmp/3', '.Sent/cur/4', '.Work.Ann/new/5'])
    put(`Maildir/${path}`, mail(path))
  for (const path of ['cur/.nfs', 'dovecot-uidlist', '.Sent/maildirfolder', '.git/config', 'new/empty']) {
    put(`Maildir/${path}`, path === 'new/empty' ? '' : 'x')
  }
  const path = join(folder, 'Maildir')
  expect(await detectFile(path)).toEqual({ kind: 'maildir', bytes: null })
  expect(await list(path)).toEqual([
    'Sent|.Sent/cur/4|Subject: .Sent/cur/4',
    'Work/Ann|.Work.Ann/new/5|Subject: .Work.Ann/new/5',
    'INBOX|cur/1:2,S|Subject: cur/1:2,S',
    'INBOX|new/2|Subject: new/2',
    'tmp|tmp/3|Subject: tmp/3',
  ])
})

test('a tree holds mails one a file and mboxes, by their content', async () => {
  put('tree/ann-a/inbox/1.', mail(1))
  put('tree/ann-a/inbox/2.', `${first}${mail(2)}`)
  put('tree/Local/Inbox', `${first}${mail(3)}`)
  put('tree/Local/Inbox.sbd/Old', `${first}${mail(4)}\n${first}${mail(5)}`)
  put('tree/Local/Inbox.msf', '// mork')
  put('tree/Apple/Done.mbox/mbox', `${first}${mail(6)}`)
  put('tree/report.pdf', '%PDF-1.4\n')
  put('tree/more.zip', zipOf([]))
  expect(await list(join(folder, 'tree'))).toEqual([
    'Apple/Done|Apple/Done.mbox/mbox@0|Subject: 6',
    'Local/Inbox|Local/Inbox@0|Subject: 3',
    'Local/Inbox/Old|Local/Inbox.sbd/Old@0|Subject: 4',
    'Local/Inbox/Old|Local/Inbox.sbd/Old@77|Subject: 5',
    'ann-a/inbox|ann-a/inbox/1.|Subject: 1',
    'ann-a/inbox|ann-a/inbox/2.@0|Subject: 2',
    '|more.zip|nested_archive application/zip',
    '|report.pdf|not_mail application/pdf',
  ])
})

const entries: ArchiveEntry[] = [
  { name: 'Takeout/Mail/All mail.mbox', bytes: Buffer.from(`${first}${mail(1)}\n${first}${mail(2)}`) },
  { name: 'Takeout/archive_browser.html', bytes: Buffer.from('<html>') },
  { name: 'm/cur/3:2,S', bytes: Buffer.from(mail(3)) },
  { name: 'm/4.eml', bytes: Buffer.from(mail(4)) },
]
const inside = [
  'Takeout/Mail/All mail|1:Takeout/Mail/All mail.mbox@0|Subject: 1',
  'Takeout/Mail/All mail|1:Takeout/Mail/All mail.mbox@77|Subject: 2',
  'm|3:m/cur/3:2,S|Subject: 3',
  'm|4:m/4.eml|Subject: 4',
]

test('a zip, a tar and a compressed tar hold any of these; so does a compressed mbox', async () => {
  expect(await list(put('export.zip', zipOf(entries)))).toEqual(inside)
  expect(await list(put('export.bin', tarOf(entries)))).toEqual(inside)
  expect(await list(put('export.tgz', gzipSync(tarOf(entries))))).toEqual(inside)
  expect(await list(put('Old.mbox.gz', gzipSync(`${first}${mail(1)}`)))).toEqual(['Old|0|Subject: 1'])
})

test('paths that climb are refused one by one, in a zip and in a tar, and the rest goes on', async () => {
  const bytes = Buffer.from(mail(1))
  const hostile: ArchiveEntry[] = [
    { name: '../../etc/cron.eml', bytes },
    { name: '/etc/x.eml', bytes },
    { name: 'a\\..\\b.eml', bytes },
    { name: 'n\0.eml', bytes },
    { name: 'link.eml', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 },
    { name: 'ok.eml', bytes },
  ]
  const refused = ['parent', 'absolute', 'backslash', 'nul', 'symlink'].map((detail) => `unsafe_path ${detail}`)
  const found = await list(put('climb.zip', zipOf(hostile)))
  expect(found.map((one) => one.split('|')[2])).toEqual([...refused, 'Subject: 1'])
  expect(found.join('')).not.toContain('\0')
  const tar = hostile
    .filter(({ name }) => !name.includes('\0'))
    .map((one) => (one.mode ? { ...one, type: '2', bytes: Buffer.alloc(0) } : one))
  const inTar = await list(put('climb.tar', tarOf(tar)))
  expect(inTar.map((one) => one.split('|')[2])).toEqual([
    ...refused.filter((one) => !one.endsWith('nul')),
    'Subject: 1',
  ])
})

test('a zip bomb is refused by what it says of itself, held to it, and an honest big archive passes', async () => {
  const zeros = Buffer.alloc(3_000_000)
  const bomb = put(
    'bomb.zip',
    zipOf([
      { name: 'a.eml', bytes: zeros },
      { name: 'b.eml', bytes: Buffer.from(mail(1)) },
    ]),
  )
  const small = { slackBytes: 1_000_000 }
  expect(await list(bomb, { limits: small })).toEqual(['|1:a.eml|bomb entry', '|2:b.eml|Subject: 1'])
  expect((await list(bomb))[0]).toContain('not_mail')
  const lying = put(
    'lying.zip',
    zipOf([
      { name: 'a.eml', bytes: zeros, told: 100 },
      { name: 'b.eml', bytes: Buffer.from(mail(1)) },
    ]),
  )
  expect(await list(lying, { limits: small })).toEqual(['|1:a.eml|corrupt size', '|2:b.eml|Subject: 1'])
  const many = Array.from({ length: 40 }, (_, i) => ({
    name: `${i}.eml`,
    bytes: Buffer.from(mail(i) + 'abcdefgh'.repeat(5_000)),
  }))
  const total = await list(put('many.zip', zipOf(many)), { limits: { slackBytes: 1_000_000, ratio: 2 } })
  expect(total.filter((one) => one.endsWith('bomb entry'))).toHaveLength(0)
  expect(total.filter((one) => one.endsWith('bomb total'))).toHaveLength(40 - 24)
  const gzip = await list(put('bomb.tgz', gzipSync(tarOf([{ name: 'a.eml', bytes: zeros }]))), { limits: small })
  expect(gzip).toEqual(['|1:|bomb total'])
})

test('an encrypted entry and an unknown method are problems of their own', async () => {
  const bytes = Buffer.from(mail(1))
  const path = put(
    'odd.zip',
    zipOf([
      { name: 'a.eml', bytes, flags: 1 },
      { name: 'b.eml', bytes, method: 14 },
      { name: 'c.eml', bytes },
    ]),
  )
  expect(await list(path)).toEqual(['|1:a.eml|encrypted', '|2:b.eml|unsupported zip method 14', '|3:c.eml|Subject: 1'])
})

test('archives that break off yield what is there and say so', async () => {
  const zip = put('short.zip', zipOf(entries).subarray(0, 300))
  expect((await list(zip)).map((one) => one.split('|')[2]?.split(' ')[0])).toEqual(['corrupt'])
  const tar = tarOf(entries)
  expect((await list(put('short.tar', tar.subarray(0, 3_000)))).slice(0, 2)).toEqual(inside.slice(0, 2))
  const gzip = gzipSync(
    Buffer.concat([tar.subarray(0, 3_072), Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251))]),
  )
  expect((await list(put('short.tgz', gzip.subarray(0, gzip.length - 50)))).at(-1)).toMatch(/corrupt|truncated/)
})

test('a file that is not mail is one problem with what it seems to be', async () => {
  const seems = async (name: string, bytes: string | Buffer) => {
    const [problem, ...more] = await list(put(name, bytes))
    expect(more).toEqual([])
    return problem
  }
  expect(await seems('a.mbox', '%PDF-1.4\n')).toBe('||not_mail application/pdf')
  expect(await seems('b.mbox', 'name,mail,phone\nAnn,a@b.c,1\n')).toBe('||not_mail text/csv')
  expect(await seems('c.zip', 'BEGIN:VCARD\n')).toBe('||not_mail text/vcard')
  expect(await seems('d.txt', 'Just a text.\n')).toBe('||not_mail text/plain')
  expect(await seems('e.pst', '!BDN\0\0\0\0')).toBe('||unsupported application/vnd.ms-outlook')
  expect(await seems('f.eml', Buffer.from('377abcaf271c0004', 'hex'))).toBe('||unsupported application/x-7z-compressed')
  expect(await seems('g.mbox', '')).toBe('||empty')
  expect(await list(join(folder, 'nowhere'))).toEqual(['||vanished'])
})

test('a mail over 100 MB is a problem with its size, alone or in a mbox or archive, and the rest goes on', async () => {
  const limits = { messageBytes: 10_000 }
  const large = mail('large') + `${'x'.repeat(70)}\n`.repeat(200)
  expect(await list(put('large.eml', large), { limits })).toEqual([`|0|too_large ${large.length}`])
  const mbox = put('large.mbox', `${first}${large}\n${first}${mail(2)}`)
  expect((await list(mbox, { limits })).map((one) => one.split('|')[2])).toEqual([
    `too_large ${large.length + 1}`,
    'Subject: 2',
  ])
  const zip = put(
    'large.zip',
    zipOf([
      { name: 'a.eml', bytes: Buffer.from(large) },
      { name: 'b.eml', bytes: Buffer.from(mail(2)) },
    ]),
  )
  expect((await list(zip, { limits })).map((one) => one.split('|')[2])).toEqual([
    `too_large ${large.length}`,
    'Subject: 2',
  ])
  const huge = put('huge.eml', mail('huge'))
  truncateSync(huge, 120 * 2 ** 20)
  expect(await list(huge)).toEqual([`|0|too_large ${120 * 2 ** 20}`])
})

test('a folder that vanishes midway, and files in it, are problems in their place', async () => {
  for (const name of ['a/1.eml', 'b/2.eml', 'b/3.eml', 'c/4.eml']) put(`going/${name}`, mail(name))
  const found: string[] = []
  for await (const message of listMessages(join(folder, 'going'))) {
    found.push(shown(message))
    if (message.position === 'b/2.eml') rmSync(join(folder, 'going', 'b/3.eml'))
    if (message.position.startsWith('b/3')) rmSync(join(folder, 'going', 'c'), { recursive: true })
  }
  expect(found).toEqual([
    'a|a/1.eml|Subject: a/1.eml',
    'b|b/2.eml|Subject: b/2.eml',
    'b|b/3.eml|vanished',
    '|c|vanished',
  ])
})

test('a link in a folder is not followed', async () => {
  put('linked/1.eml', mail(1))
  symlinkSync('/etc/passwd', join(folder, 'linked', '2.eml'))
  expect(await list(join(folder, 'linked'))).toEqual(['|1.eml|Subject: 1', '|2.eml|unsafe_path symlink'])
})

test.runIf(process.getuid?.() === 0)('what the system does not let us read is a problem, and the rest goes on', () => {
  put('closed/1.eml', mail(1))
  put('closed/2.eml', mail(2))
  put('closed/in/3.eml', mail(3))
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'closed/1.eml'), 0)
  chmodSync(join(folder, 'closed/in'), 0)
  const script = `import { listMessages } from '${import.meta.dirname}/list.ts'
    process.seteuid(65534)
    for await (const m of listMessages('${join(folder, 'closed')}')) console.log(m.folder, m.position, m.problem, m.detail)`
  const shownByIt = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(shownByIt.trim().split('\n')).toEqual([
    '1.eml unreadable EACCES',
    ' 2.eml undefined undefined',
    'in in/ unreadable EACCES',
  ])
})

test('the same source yields the same folders and positions again, and tells how far it is', async () => {
  const path = put('again.zip', zipOf(entries))
  let read = 0
  const again = await list(path, { onRead: (bytes) => (read += bytes) })
  expect(again).toEqual(await list(path))
  expect(read).toBeGreaterThan(100)
})

/** How much of the source is told to lie behind each message, as a share. */
async function told(path: string): Promise<number[]> {
  const shares: number[] = []
  let read = 0
  for await (const _ of listMessages(path, { onRead: (bytes) => (read += bytes) }))
    shares.push(read / statSync(path).size)
  return [...shares, read / statSync(path).size]
}

test('how far the reading is follows the messages, however small an archive packs them', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => mail(`${i} ${'flour sacks '.repeat(100)}`))
  const box = Buffer.from(many.map((one) => `${first}${one}\n`).join(''))
  const files = many.map((one, i) => ({ name: `m/${i}.eml`, bytes: Buffer.from(one) }))
  const sources = {
    'all.mbox': box,
    'all.mbox.gz': gzipSync(box),
    'box.zip': zipOf([{ name: 'all.mbox', bytes: box }]),
    'files.zip': zipOf(files),
    'files.tar': tarOf(files),
    'files.tar.gz': gzipSync(tarOf(files)),
  }
  for (const [name, bytes] of Object.entries(sources)) {
    const shares = await told(put(name, bytes))
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
    const furthest = Math.max(...shares.slice(0, 1000).map((share, i) => Math.abs(share - (i + 1) / 1000)))
    expect([name, furthest < 0.15]).toEqual([name, true])
    expect(shares.at(-1)).toBeGreaterThan(0.8)
  }
})
