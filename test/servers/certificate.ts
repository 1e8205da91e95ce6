// A certificate that signs itself, for `localhost` and 127.0.0.1.
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Certificate = { certificateFile: string; keyFile: string; pem: string }

/** Made anew in the folder; a client trusts it by `tls: { ca: pem }`. */
export function makeCertificate(folder: string): Certificate {
  const [certificateFile, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  execFileSync('openssl', ['req', ...kind, ...names, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' })
  chmodSync(keyFile, 0o644)
  return { certificateFile, keyFile, pem: readFileSync(certificateFile, 'utf8') }
}
