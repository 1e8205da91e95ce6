// Passwords and tokens: what is kept of them cannot be turned back.
import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const hashArgon2 = promisify(argon2)
/** OWASP's first recommendation for argon2id: 19 MiB, 2 passes, 1 lane (about 60 ms). */
const cost = { parallelism: 1, tagLength: 32, memory: 19 * 1024, passes: 2 }

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await hashArgon2('argon2id', { ...cost, message: password, nonce })
  return `argon2id$m=${cost.memory},t=${cost.passes}$${nonce.toString('base64url')}$${tag.toString('base64url')}`
}

/** Takes as long when there is no such account (`kept` undefined), so that time tells nothing. */
export async function checkPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, , nonce = '', tag = ''] = (kept ?? '').split('$')
  const salt = nonce ? Buffer.from(nonce, 'base64url') : Buffer.alloc(16)
  const found = await hashArgon2('argon2id', { ...cost, message: password, nonce: salt })
  const wanted = tag ? Buffer.from(tag, 'base64url') : randomBytes(32)
  return kept !== undefined && found.length === wanted.length && timingSafeEqual(found, wanted)
}

export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
