// Where a test server lives: a folder in the system's temporary folder, belonging to the account it runs under, two ports and a certificate.
import { chmodSync, chownSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseAccount, isRoot } from './account.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import { freePort } from './port.ts'

export type Place = {
  folder: string
  /** Plain, with STARTTLS. */
  port: number
  /** TLS from the first byte. */
  tlsPort: number
  certificate: Certificate
}

export async function makePlace(name: string): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), `kith-${name}-`))
  const { uid, gid } = chooseAccount()
  chmodSync(folder, 0o755)
  if (isRoot) chownSync(folder, uid, gid)
  return { folder, port: await freePort(), tlsPort: await freePort(), certificate: makeCertificate(folder) }
}
