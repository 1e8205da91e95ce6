// What is sealed opens only with its key, in its place, unchanged.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { open, readKey, seal } from './seal.ts'

test('a sealed text opens where it was sealed, and nowhere else', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)]
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(), (plain, bound, at) => {
      const sealed = seal(key, bound, plain)
      expect(open(key, bound, sealed)).toBe(plain)
      expect(open(other, bound, sealed)).toBeNull()
      expect(open(key, `${bound}x`, sealed)).toBeNull()
      const changed = Buffer.from(sealed)
      const place = at % changed.length
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(open(key, bound, changed)).toBeNull()
      expect(open(key, bound, sealed.subarray(0, at % sealed.length))).toBeNull()
    }),
  )
})

test('a home keeps one key, for its owner alone; a spoilt one is said', () => {
  const home = mkdtempSync(join(tmpdir(), 'kith-key-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const key = readKey(home)
  expect(readKey(home).equals(key)).toBe(true)
  expect(statSync(`${home}/key`).mode & 0o777).toBe(0o600)
  expect(readFileSync(`${home}/key`, 'utf8').trim()).toBe(key.toString('base64'))
  expect(readKey(home, randomBytes(32).toString('base64')).equals(key)).toBe(false)
  writeFileSync(`${home}/key`, 'short')
  expect(() => readKey(home)).toThrow('not 32 bytes')
})
