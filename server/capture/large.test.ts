// A mail of nearly 100 MB on its way in and out: nobody else waits for it.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, expect, test } from 'vitest'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import type { FileAnswer } from '../base/endpoint.ts'
import { type Scope, run } from '../base/scope.ts'
import { attachmentFile, rawFile } from '../views/conversation/bytes.ts'
import { importSource } from './import.ts'
import { refileHandles } from './refile/handles.ts'
import { bringFile } from './source.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-large-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plans = randomBytes(70_000_000)
const mail = Buffer.concat([
  Buffer.from(
    [
      'From: Ann Bell <ann@bells.example>',
      'To: tom@reed.example',
      'Date: Mon, 05 Jan 2026 10:11:12 +0000',
      'Message-ID: <plans@bells.example>',
      'Subject: Plans',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '\n--b\nContent-Type: text/plain\n\nThe plans.\n\n--b',
      'Content-Type: application/pdf; name=plans.pdf',
      'Content-Disposition: attachment; filename=plans.pdf',
      'Content-Transfer-Encoding: base64\n\n',
    ].join('\n'),
  ),
  Buffer.from(plans.toString('base64')),
  Buffer.from('\n--b--\n'),
])
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** For how long others had to wait meanwhile, in ms; quiet machines show a tenth of what is allowed here. */
async function waits<T>(work: () => Promise<T>): Promise<{ value: T; p99: number; most: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const value = await work()
  delay.disable()
  return { value, p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 }
}

async function bytesOf({ bytes }: FileAnswer): Promise<Buffer> {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.concat((await bytes.toArray()) as Buffer[])
}

async function idOf(scope: Scope, table: 'interaction' | 'handle'): Promise<string> {
  const [rows] = await run(scope, db.selectFrom(table).select('id').compile())
  return rows[0]?.id ?? ''
}

test('a mail of 93 MB comes in, is filed anew and is shown, and holds nobody up', { timeout: 120_000 }, async () => {
  const { scope } = await newWorld()
  const path = join(folder, 'large.mbox')
  writeFileSync(path, Buffer.concat([Buffer.from('From - Mon Jan 01 00:00:00 2024\n'), mail, Buffer.from('\n')]))
  const { sourceId } = await bringFile(scope, { path, name: 'large', readers: 'everyone' })
  const imported = await waits(() => importSource(scope, sourceId))
  expect(imported.value).toMatchObject({ captured: 1, quarantined: 0, bytes: mail.length })
  const id = await idOf(scope, 'interaction')
  const raw = await waits(async () => sha256(await bytesOf(await rawFile(scope, id))))
  expect(raw.value).toBe(sha256(mail))
  const attachment = await waits(() => attachmentFile(scope, id, 0, false))
  expect((await bytesOf(attachment.value)).equals(plans)).toBe(true)
  const handleId = await idOf(scope, 'handle')
  const refiled = await waits(() => refileHandles(scope, [handleId]))
  expect(Math.max(imported.p99, attachment.p99, refiled.p99)).toBeLessThan(250)
  expect(Math.max(imported.most, attachment.most, refiled.most)).toBeLessThan(700)
})
