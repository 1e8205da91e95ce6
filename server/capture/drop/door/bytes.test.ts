// A message passes whole and with canonical line ends, however it is cut on its way.
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkedBytes } from './bytes.ts'

async function pass(pieces: readonly Buffer[], most = 1000): Promise<string | number> {
  const passed: Buffer[] = []
  try {
    for await (const piece of checkedBytes(Readable.from(pieces), Buffer.from('Head: x\r\n'), most)) passed.push(piece)
  } catch (error) {
    return (error as { responseCode: number }).responseCode
  }
  return Buffer.concat(passed).toString('latin1')
}

test('exactly what has no bare CR or LF passes, unchanged and under its head, wherever it is cut', async () => {
  const text = fc.array(fc.constantFrom('\r', '\n', '\r\n', '.', 'a', '\0', 'ü'), { maxLength: 30 })
  const cuts = fc.array(fc.nat(5), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(text, cuts, async (parts, sizes) => {
      const bytes = Buffer.from(parts.join(''), 'latin1')
      const pieces: Buffer[] = []
      for (let at = 0, n = 0; at < bytes.length; n++) {
        const end = at + 1 + (sizes[n % Math.max(1, sizes.length)] ?? 0)
        pieces.push(bytes.subarray(at, end))
        at = end
      }
      const isCanonical = /^(?:\r\n|[^\r\n])*$/.test(bytes.toString('latin1'))
      expect(await pass(pieces)).toBe(isCanonical ? `Head: x\r\n${bytes.toString('latin1')}` : 554)
    }),
    { numRuns: 500 },
  )
})

test('as many bytes as are allowed pass, and not one more', async () => {
  expect(await pass([Buffer.alloc(6, 'a'), Buffer.alloc(4, 'a')], 10)).toHaveLength(19)
  expect(await pass([Buffer.alloc(6, 'a'), Buffer.alloc(5, 'a')], 10)).toBe(552)
})
