// The certificate of the door: one that Kith makes and keeps, or one that is given.
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { makeCertificate } from '../../../../test/servers/certificate.ts'
import { readCertificate } from './certificate.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-certificate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('the one that Kith makes is for its name, good for years, kept for itself alone, and made anew for another name', () => {
  const home = newFolder()
  const made = readCertificate(home, 'in.kith.example')
  const certificate = new X509Certificate(made)
  expect(certificate.checkHost('in.kith.example')).toBe('in.kith.example')
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.validToDate.getTime()).toBeGreaterThan(Date.now() + 9 * 365 * 86_400_000)
  expect(() => createSecureContext({ cert: made, key: made })).not.toThrow()
  expect(statSync(join(home, 'smtp.pem')).mode & 0o777).toBe(0o600)
  expect(readCertificate(home, 'in.kith.example')).toBe(made)
  expect(readCertificate(home, 'mail.kith.example')).not.toBe(made)
})

test('a given one may stand in two files; one whose key is another’s is told in a sentence', () => {
  const [one, other] = [makeCertificate(newFolder()), makeCertificate(newFolder())]
  const given = `${one.certificateFile},${one.keyFile}`
  expect(new X509Certificate(readCertificate('/nowhere', 'x', given)).checkHost('localhost')).toBe('localhost')
  expect(() => readCertificate('/nowhere', 'x', `${one.certificateFile},${other.keyFile}`)).toThrow(
    /KITH_SMTP_CERTIFICATE .* the key is not/,
  )
  expect(() => readCertificate('/nowhere', 'x', '/nowhere/at/all.pem')).toThrow(/KITH_SMTP_CERTIFICATE .*ENOENT/)
  const empty = join(newFolder(), 'empty.pem')
  writeFileSync(empty, 'nothing\n')
  expect(() => readCertificate('/nowhere', 'x', empty)).toThrow(/KITH_SMTP_CERTIFICATE/)
})
