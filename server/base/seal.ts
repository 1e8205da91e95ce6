// Seals what must never be read from the database alone (mailbox passwords): AES-256-GCM under a key that lies outside it.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16]
const version = 1

/** The key of a home, made at the first start; `given` (base64 of 32 bytes) where several servers share one database. */
export function readKey(home: string, given?: string): Buffer {
  if (given) return given32(Buffer.from(given, 'base64'), 'KITH_KEY')
  const path = join(home, 'key')
  if (!existsSync(path)) {
    // Written whole before it has its name: two that start at once end with the same key.
    const made = `${path}.${process.pid}`
    mkdirSync(home, { recursive: true, mode: 0o700 })
    writeFileSync(made, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600 })
    try {
      linkSync(made, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(made)
    }
  }
  return given32(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'), path)
}

/** Bytes that only `open` with the same `bound` turns back: version, nonce, tag, ciphertext. `bound` names the row and column, so that a value copied to another row does not open. */
export function seal(key: Buffer, bound: string, plain: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
  const hidden = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), hidden])
}

/** What was sealed for the same `bound`; null where the key is another one or the bytes were changed or moved. */
export function open(key: Buffer, bound: string, sealed: Buffer): string | null {
  if (sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes) return null
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound)).setAuthTag(tag)
  const shown = decipher.update(sealed.subarray(1 + nonceBytes + tagBytes))
  try {
    return Buffer.concat([shown, decipher.final()]).toString('utf8')
  } catch {
    // The tag does not fit: the one way in which deciphering fails.
    return null
  }
}

function given32(key: Buffer, from: string): Buffer {
  if (key.length === keyBytes) return key
  throw new Error(
    `The key in ${from} is not 32 bytes in base64. Put back the one that Kith made, or passwords of mailboxes must be entered anew.`,
  )
}
