// Whatever is wrong with what is brought: a clear reason, nothing lost, the rest captured, and the proof closes.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { tarOf, zipOf } from '../../test/archive.ts'
import { letter } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { type Scope, run } from '../base/scope.ts'
import { retryOne } from './again/retry.ts'
import { importSource } from './import.ts'
import { listArrivals } from './list/arrival.ts'
import { readSource } from './list/source.ts'
import { proveSource } from './prove.ts'
import { repairSource } from './repair.ts'
import { bringFile } from './source.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kith-bad-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const mail = (at: number) => letter({ from: 'Ruth Adler <ruth@adlers.example>', text: `Loaf ${at}`, id: `bad-${at}` })
const unix = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
const inMbox = (bytes: Buffer) =>
  Buffer.concat([Buffer.from('From - Mon Jan 01 00:00:00 2024\n'), unix(bytes), Buffer.from('\n')])

async function bring(scope: Scope, path: string): Promise<string> {
  const { sourceId } = await bringFile(scope, { path, name: 'bad', readers: 'everyone' })
  return sourceId
}

/** Imports and proves; answers the source as its page shows it, and why messages were quarantined. */
async function take(scope: Scope, sourceId: string) {
  await importSource(scope, sourceId)
  const proof = await proveSource(scope, sourceId)
  const { items } = await listArrivals(scope, { outcome: 'quarantined', sourceId, limit: 100 })
  const { counts, phase, problem } = await readSource(scope, sourceId)
  return { counts, phase, problem, proof, reasons: items.map(({ because }) => because).sort(), items }
}

function write(name: string, bytes: Buffer): string {
  const path = join(scratch, name)
  writeFileSync(path, bytes)
  return path
}

test('a corrupt mbox: garbage at its head and in its middle costs nothing else', async () => {
  const { scope } = await newWorld()
  const garbage = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))
  const bytes = Buffer.concat([inMbox(mail(1)), inMbox(mail(2)), garbage, Buffer.from('\n\n'), inMbox(mail(3))])
  const { counts, proof, phase } = await take(scope, await bring(scope, write('corrupt.mbox', bytes)))
  expect(phase).toBe('done')
  expect(counts.captured).toBe(3)
  expect(proof).toMatchObject({ missing: 0, problem: null })
})

test('a mail of 100 MB is kept out by its size, with its reason, and those around it are captured', {
  timeout: 60_000,
}, async () => {
  const { scope } = await newWorld()
  const huge = Buffer.concat([unix(mail(2)), Buffer.alloc(101 * 2 ** 20, `${'x'.repeat(75)}\n`)])
  const bytes = Buffer.concat([inMbox(mail(1)), inMbox(huge), inMbox(mail(3))])
  const { counts, proof, reasons } = await take(scope, await bring(scope, write('huge.mbox', bytes)))
  expect(counts).toMatchObject({ captured: 2, joined: 0, quarantined: 1, leftOut: 0, gone: 0 })
  expect(reasons).toEqual(['too_large'])
  expect(proof).toMatchObject({ listed: 3, missing: 0 })
})

test('an archive of which nothing can be read is refused with what to do, whatever its kind', async () => {
  const { scope } = await newWorld()
  const entries = Array.from({ length: 5 }, (_, at) => ({ name: `in/${at}.eml`, bytes: mail(at) }))
  const zip = zipOf(entries)
  const tgz = gzipSync(tarOf(entries))
  const broken: [string, Buffer, string][] = [
    ['cut.zip', zip.subarray(0, zip.length - 100), 'corrupt'],
    ['cut.tar.gz', tgz.subarray(0, 60), 'truncated'],
    ['bad.tar.gz', Buffer.concat([tgz.subarray(0, 12), Buffer.alloc(200, 0xff)]), 'corrupt'],
    ['cut.mbox.gz', gzipSync(inMbox(mail(1))).subarray(0, 60), 'truncated'],
    ['none.zip', zipOf([]), 'empty'],
  ]
  for (const [name, bytes, code] of broken)
    await expect(bring(scope, write(name, bytes))).rejects.toMatchObject({ code, status: 400 })
  await expect(bring(scope, write('cut.zip', zip.subarray(0, zip.length - 100)))).rejects.toThrow(/anew and bring that/)
  const [sources] = await run(scope, db.selectFrom('source').select('id').compile())
  expect(sources).toEqual([])
})

test('an archive damaged in its middle keeps what is whole, and the rest is said', async () => {
  const { scope } = await newWorld()
  const box = Buffer.concat(Array.from({ length: 60 }, (_, at) => inMbox(mail(at))))
  const zip = zipOf([
    { name: 'a.mbox', bytes: box, stored: true },
    { name: 'b.eml', bytes: mail(99) },
  ])
  zip[zip.indexOf('Loaf 30')] = 0x6c
  const ofZip = await take(scope, await bring(scope, write('middle.zip', zip)))
  // Where in it a checksum does not fit nobody can tell: what was read is kept, its last message apart.
  expect([ofZip.counts, ofZip.reasons]).toEqual([
    { captured: 60, joined: 0, quarantined: 2, leftOut: 0, gone: 0 },
    ['corrupt', 'corrupt'],
  ])
  expect(ofZip.proof.missing).toBe(0)

  const words = (at: number) =>
    Array.from({ length: 400 }, (_, i) => ((i * (at + 1) * 7919) % 9973).toString(36)).join(' ')
  const long = (at: number) => letter({ from: 'Ruth Adler <ruth@adlers.example>', text: words(at), id: `long-${at}` })
  const packed = gzipSync(Buffer.concat(Array.from({ length: 60 }, (_, at) => inMbox(long(at)))))
  const ofGzip = await take(scope, await bring(scope, write('middle.mbox.gz', packed.subarray(0, packed.length * 0.8))))
  const { captured, quarantined } = ofGzip.counts
  expect([quarantined, ofGzip.reasons]).toEqual([2, ['truncated', 'truncated']])
  expect(captured).toBeGreaterThan(40)
  expect(ofGzip.proof).toMatchObject({ listed: captured + 2, missing: 0 })
  const [cut] = ofGzip.items.filter(({ kept }) => kept)
  expect(cut).toMatchObject({ sender: 'ruth@adlers.example' })
  expect(await retryOne(scope, cut?.id ?? '')).toBe('captured')
})

test('a zip bomb is not unpacked; the mails beside it are captured', { timeout: 60_000 }, async () => {
  const { scope } = await newWorld()
  const zeros = Buffer.alloc(300 * 2 ** 20)
  const bomb = { name: 'in/2.eml', bytes: deflateRawSync(zeros), told: zeros.length, method: 8, stored: true }
  const bytes = zipOf([{ name: 'in/1.eml', bytes: mail(1) }, bomb, { name: 'in/3.eml', bytes: mail(3) }])
  const { counts, proof, reasons } = await take(scope, await bring(scope, write('bomb.zip', bytes)))
  expect(reasons).toEqual(['bomb'])
  expect(counts.captured).toBe(2)
  expect(proof).toMatchObject({ listed: 3, missing: 0 })
})

test('paths that climb out of an archive are listed, and nothing is written anywhere', async () => {
  const { scope } = await newWorld()
  const names = ['../../climb.eml', '/etc/climb.eml', 'a\\..\\climb.eml', 'ok/1.eml']
  const bytes = zipOf(names.map((name, at) => ({ name, bytes: mail(at) })))
  const { counts, proof, reasons } = await take(scope, await bring(scope, write('climb.zip', bytes)))
  expect(reasons).toEqual(['unsafe_path', 'unsafe_path', 'unsafe_path'])
  expect(counts.captured).toBe(1)
  expect(proof.missing).toBe(0)
})

test('what is no mail beside mails is told apart', async () => {
  const { scope } = await newWorld()
  const folder = join(scratch, 'mixed')
  mkdirSync(folder)
  writeFileSync(join(folder, '1.eml'), mail(1))
  writeFileSync(join(folder, 'photo.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  const { counts, reasons, proof } = await take(scope, await bring(scope, folder))
  expect([counts.captured, reasons, proof.missing]).toEqual([1, ['not_mail'], 0])
  await expect(
    bring(scope, write('photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))),
  ).rejects.toThrow()
  await expect(bring(scope, write('empty.mbox', Buffer.alloc(0)))).rejects.toMatchObject({ code: 'empty' })
  await expect(bring(scope, join(scratch, 'nowhere'))).rejects.toMatchObject({ code: 'vanished' })
})

test('a folder that vanishes midway is told, keeps what it gave, and goes on when it is back', async () => {
  const { scope } = await newWorld()
  const folder = join(scratch, 'Maildir')
  mkdirSync(join(folder, 'cur'), { recursive: true })
  for (let at = 0; at < 250; at++) writeFileSync(join(folder, 'cur', `${1000 + at}.x:2,S`), mail(at))
  const sourceId = await bring(scope, folder)
  const away = join(scratch, 'away')
  let moved = false
  const onProgress = () => {
    if (!moved) renameSync(folder, away)
    moved = true
  }
  const first = await importSource(scope, sourceId, { onProgress })
  expect(first.captured).toBeGreaterThanOrEqual(100)
  expect(await readSource(scope, sourceId)).toMatchObject({ phase: 'failed', problem: 'file_gone' })
  expect(await proveSource(scope, sourceId)).toMatchObject({ problem: 'file_gone', captured: first.captured })

  renameSync(away, folder)
  const { counts, proof, phase, problem } = await take(scope, sourceId)
  expect({ counts, phase, problem }).toEqual({
    counts: { captured: 250, joined: 0, quarantined: 0, leftOut: 0, gone: 0 },
    phase: 'done',
    problem: null,
  })
  expect(proof).toMatchObject({ listed: 250, missing: 0, problem: null })
})

test('a disk that is full stops the import with a reason, and it goes on when there is room', async () => {
  if (process.getuid?.() !== 0) return
  const world = await newWorld()
  const full = mkdtempSync(join(tmpdir(), 'kith-full-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', full]).status !== 0) return
  const scope = { ...world.scope, ground: { ...world.ground, home: full } }
  try {
    const noise = Buffer.alloc(3_000_000)
    crypto.getRandomValues(noise.subarray(0, 65_536))
    for (let at = 65_536; at < noise.length; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536))
    const large = Buffer.concat([unix(mail(2)), Buffer.from(noise.toString('base64').replace(/(.{76})/g, '$1\n'))])
    const bytes = Buffer.concat([inMbox(mail(1)), inMbox(large), inMbox(mail(3))])
    const sourceId = await bring(scope, write('large.mbox', bytes))
    await expect(importSource(scope, sourceId)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await readSource(scope, sourceId)).toMatchObject({ phase: 'failed', problem: 'disk_full' })
    const { counts, proof } = await take(world.scope, sourceId)
    expect(counts.captured).toBe(3)
    expect(proof.missing).toBe(0)
  } finally {
    spawnSync('umount', [full])
    rmSync(full, { recursive: true })
  }
})

test('an import stopped after any batch and begun again loses and doubles nothing', async () => {
  const { scope } = await newWorld()
  const bytes = Buffer.concat(Array.from({ length: 420 }, (_, at) => inMbox(mail(at))))
  const sourceId = await bring(scope, write('stopped.mbox', bytes))
  for (let stop = 1; stop <= 3; stop++) {
    let batches = 0
    const onProgress = () => {
      if (++batches === stop) throw new Error('stopped')
    }
    await expect(importSource(scope, sourceId, { onProgress })).rejects.toThrow('stopped')
  }
  const { counts, proof } = await take(scope, sourceId)
  expect(counts).toMatchObject({ captured: 420, joined: 0, quarantined: 0, leftOut: 0, gone: 0 })
  expect(proof).toMatchObject({ listed: 420, missing: 0 })
})

test('what lacks is put back from the kept bytes when the file is gone, for every copy of it', async () => {
  const { scope } = await newWorld()
  const all = Buffer.concat(Array.from({ length: 30 }, (_, at) => inMbox(mail(at))))
  const path = write('one.mbox', all)
  const one = await bring(scope, path)
  const two = await bring(scope, write('two.mbox', Buffer.concat([all, inMbox(mail(99))])))
  await take(scope, one)
  await take(scope, two)
  rmSync(path)
  const some = sql`(select interaction_id from arrival where workspace_id = ${scope.workspaceId} and source_id = ${one} order by id limit 9)`
  await run(
    scope,
    sql`delete from interaction_text where workspace_id = ${scope.workspaceId} and interaction_id in ${some}`.compile(
      db,
    ),
  )
  expect((await proveSource(scope, one)).missing).toBe(9)
  expect(await repairSource(scope, one)).toMatchObject({ listed: 30, captured: 30, missing: 0, problem: 'file_gone' })
  expect(await proveSource(scope, two)).toMatchObject({ captured: 1, joined: 30, missing: 0 })
})
