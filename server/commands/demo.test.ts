// `kith demo` and `kith reset-password` as a user runs them, on a home of their own.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const scratch = mkdtempSync(join(tmpdir(), 'kith-demo-cli-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function kith(words: string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, KITH_HOME: join(scratch, 'home'), DATABASE_URL: '', KITH_APP_DATABASE_URL: '' }
  const program = resolve(import.meta.dirname, '../kith.ts')
  return new Promise((done) => {
    const running = execFile(process.execPath, [program, ...words], { env, cwd: scratch }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
    running.stdin?.end(stdin)
  })
}

test('the village is made once, and a forgotten password is replaced', { timeout: 240_000 }, async () => {
  const first = await kith(['demo', '--no-serve'])
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toMatch(/Sign in as anna@reed\.example, password \S{23}\./)
  const again = await kith(['demo', '--no-serve'])
  expect(again.out).toBe('The village is there. Sign in as anna@reed.example.\n')

  const reset = await kith(['reset-password', 'Anna@Reed.example'])
  expect(reset.code).toBe(0)
  expect(reset.out).toMatch(/^The new password of Anna@Reed\.example: (?:[a-z2-9]{5}-?){4}\n0 sessions were ended\.\n$/)
  const given = await kith(['reset-password', 'anna@reed.example', '--stdin'], 'one of my own choosing\n')
  expect(given.out).toContain('anna@reed.example has the new password.')
  const short = await kith(['reset-password', 'anna@reed.example', '--stdin'], 'short\n')
  expect([short.code, short.err]).toEqual([1, 'kith: A password has at least 10 and at most 200 characters.\n'])
  const nobody = await kith(['reset-password', 'nobody@reed.example'])
  expect([nobody.code, nobody.err]).toEqual([
    1,
    'kith: There is no account with the e-mail address nobody@reed.example.\n',
  ])
})
