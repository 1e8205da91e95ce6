// The certificate with which mail is taken in encrypted: a given one, or one that Kith makes and signs itself, which is what senders expect here.
import { X509Certificate, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** PEM with the certificate and its key, in any order. */
export function readCertificate(home: string, name: string, given?: string): string {
  if (given) return readGiven(given)
  const path = join(home, 'smtp.pem')
  const kept = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (kept !== '' && isGood(new X509Certificate(kept), name)) return kept
  const made = makeCertificate(name)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  writeFileSync(`${path}.part`, made, { mode: 0o600 })
  renameSync(`${path}.part`, path)
  return made
}

const isGood = (certificate: X509Certificate, name: string): boolean =>
  certificate.checkHost(name) !== undefined && certificate.validToDate.getTime() > Date.now()

/** One file, or several by commas (certbot writes two). Throws a sentence for whoever runs this. */
function readGiven(given: string): string {
  try {
    const pem = given
      .split(',')
      .map((path) => readFileSync(path.trim(), 'utf8'))
      .join('\n')
    const certificate = new X509Certificate(pem)
    if (certificate.checkPrivateKey(createPrivateKey(pem))) return pem
    throw new Error('the key is not the certificate’s')
  } catch (error) {
    throw new Error(`KITH_SMTP_CERTIFICATE (${given}) cannot be used: ${(error as Error).message}`, { cause: error })
  }
}

const years = 10
const ecdsaWithSha256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]
const commonName = [0x55, 0x04, 0x03]
const alternativeName = [0x55, 0x1d, 0x11]

/** Self-signed, for one name, on the curve P-256 (RFC 5280). */
function makeCertificate(name: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(der(0x06, Buffer.from(ecdsaWithSha256)))
  const named = sequence(
    der(0x31, sequence(der(0x06, Buffer.from(commonName)), der(0x0c, Buffer.from(name.slice(0, 64))))),
  )
  const [from, to] = [new Date(), new Date()]
  to.setUTCFullYear(to.getUTCFullYear() + years)
  const names = sequence(der(0x82, Buffer.from(name)))
  const extension = sequence(der(0x06, Buffer.from(alternativeName)), der(0x04, names))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    named,
    sequence(time(from), time(to)),
    named,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const lines =
    sequence(body, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  const pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
  return pem + String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
/** With four digits of the year from 2050 on. */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}

/** A tag, the length of what follows, and that (X.690). */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
