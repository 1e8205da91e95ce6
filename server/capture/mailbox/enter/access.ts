// How one server of a mailbox is entered: where it stands, how the line is protected, who signs in; and the TLS options that follow from it.
import { isIP, type LookupFunction } from 'node:net'
import { checkServerIdentity, type ConnectionOptions, getCACertificates } from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { isPublic, lookupWithin, type Reach, reachable } from '../../../base/net/reach.ts'

export type Access = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  login: string
  password: string
  /** The PEM of a certificate that is trusted because a member said so. */
  certificate: string | null
}

/** Ports on which mail is spoken; others are called only where a manager said so. */
export const usualPorts = { imap: [143, 993], smtp: [25, 465, 587, 2525] } as const

/** `lookup` judges each address at the moment of connecting, also one that the name had not before. */
export function tlsOptions(
  { host, certificate }: Pick<Access, 'host' | 'certificate'>,
  reach: Reach,
): ConnectionOptions & { lookup: LookupFunction } {
  const lookup = lookupWithin(reach)
  const options = { minVersion: 'TLSv1.2' as const, lookup, ...(isIP(host) ? {} : { servername: host }) }
  if (!certificate) return options
  const { fingerprint256 } = new X509Certificate(certificate)
  return {
    ...options,
    ca: [...getCACertificates('default'), certificate],
    allowPartialTrustChain: true,
    checkServerIdentity: (name, shown) =>
      shown.fingerprint256 === fingerprint256 ? undefined : checkServerIdentity(name, shown),
  }
}

/** Throws OutOfReach before anything is sent to a number that must not be called: `lookup` is asked for names alone. */
export async function mustBeWithin(host: string, reach: Reach): Promise<string[]> {
  return (await reachable(host, reach)).map(({ address }) => address)
}

/** Whether a password would travel in the clear over the Internet. */
export async function isPlainInPublic({ host, security }: Access, reach: Reach): Promise<boolean> {
  if (security !== 'none') return false
  return (await mustBeWithin(host, reach)).some(isPublic)
}
