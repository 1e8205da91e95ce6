// `kith import` and `kith reconcile` as a user runs them, on a home of their own.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { letter } from '../../test/arrive.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kith-import-cli-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function kith(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, KITH_HOME: join(scratch, 'home'), DATABASE_URL: '', KITH_APP_DATABASE_URL: '' }
  const program = resolve(import.meta.dirname, '../kith.ts')
  return new Promise((done) =>
    execFile(process.execPath, [program, ...words], { env, cwd: scratch }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  )
}

test('a mailbox is brought from the command line once, and proved', { timeout: 180_000 }, async () => {
  const mails = [1, 2, 3].map(
    (at) =>
      `From - Mon Jan 01 00:00:00 2024\n${letter({ from: 'Ruth <ruth@adlers.example>', text: `Loaf ${at}` })
        .toString()
        .replaceAll('\r\n', '\n')}\n`,
  )
  writeFileSync(join(scratch, 'shop.mbox'), mails.join(''))
  writeFileSync(join(scratch, 'photo.mbox'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))

  const nobody = await kith('import', 'shop.mbox')
  expect(nobody).toMatchObject({ code: 1 })
  expect(nobody.err).toContain('--company NAME --email ADDRESS')

  const first = await kith('import', 'shop.mbox', '--company', 'Reed & Marsh', '--email', 'tom@reed.example', '--json')
  expect(first.code).toBe(0)
  expect(JSON.parse(first.out)).toMatchObject({
    workspace: 'Reed & Marsh',
    password: expect.any(String),
    sources: [{ name: 'shop', added: { captured: 3 }, proof: { listed: 3, missing: 0, problem: null } }],
  })
  const second = await kith('import', 'shop.mbox')
  expect(second.out).toMatch(/captured +3 +0 new/)
  const refused = await kith('import', 'photo.mbox')
  expect([refused.code, refused.err.includes('this is not mail (image/png)')]).toEqual([1, true])
  const counted = await kith('reconcile')
  expect([counted.code, counted.out.includes('3 of 3 accounted for: complete')]).toEqual([0, true])
})
