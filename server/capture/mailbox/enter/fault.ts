// What goes wrong between Kith and a mail server, as codes: where it is decided what a failure of the network, of TLS, of a server's answer means.
import { isDatabaseAway } from '../../../base/scope.ts'

/**
 * `host_not_found`: no such name. `out_of_reach`: an address that is never called (detail: it). `port_unusual`, `plain_public`: done only
 * when confirmed. `refused`, `unreachable`, `timeout`: nobody answers there. `silent`: it took the call and stopped answering.
 * `certificate`: not trusted (detail: why, and its fingerprint where it can be trusted by hand). `tls_failed`: what answers does not speak
 * TLS so. `no_starttls`: it offers no encryption. `not_mail`: what answers is another kind of server. `wrong_password`. `sign_in_refused`
 * (detail: what the server says). `sign_in_unavailable`: the server cannot check passwords just now. `too_many_connections`.
 * `secret_lost`: the key that sealed the password is gone. `connection_lost`. `throttled`. `server_error` (detail: what it says).
 * `protocol_error`: it said what cannot be understood (detail: the code). `disk_full`, `database_away`, `interrupted`: Kith's own side.
 */
export type FaultCode =
  | 'host_not_found'
  | 'out_of_reach'
  | 'port_unusual'
  | 'plain_public'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'silent'
  | 'certificate'
  | 'tls_failed'
  | 'no_starttls'
  | 'not_mail'
  | 'wrong_password'
  | 'sign_in_refused'
  | 'sign_in_unavailable'
  | 'too_many_connections'
  | 'secret_lost'
  | 'connection_lost'
  | 'throttled'
  | 'server_error'
  | 'protocol_error'
  | 'disk_full'
  | 'database_away'
  | 'interrupted'

export type Fault = { code: FaultCode; detail: string }

/** Thrown where the fault is known already. */
export class MailboxFault extends Error {
  readonly fault: Fault
  constructor(code: FaultCode, detail = '') {
    super(`${code} ${detail}`.trim())
    this.fault = { code, detail }
  }
}

/** What only another password or another certificate can mend: it is tried again seldom, so that no account is locked. */
export const isForPeople = ({ code }: { code: string }): boolean =>
  ['wrong_password', 'sign_in_refused', 'secret_lost', 'certificate', 'out_of_reach'].includes(code)

const byCode: Record<string, FaultCode> = {
  ENOTFOUND: 'host_not_found',
  EAI_AGAIN: 'host_not_found',
  EDNS: 'host_not_found',
  EOUTOFREACH: 'out_of_reach',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENETDOWN: 'unreachable',
  CONNECT_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'silent',
  GREETING_TIMEOUT: 'silent',
  UPGRADE_TIMEOUT: 'silent',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  ECONNECTION: 'connection_lost',
  ESOCKET: 'connection_lost',
  NoConnection: 'connection_lost',
  EConnectionClosed: 'connection_lost',
  StateLogout: 'connection_lost',
  ClosedAfterConnectText: 'connection_lost',
  ClosedAfterConnectTLS: 'connection_lost',
  ETHROTTLE: 'throttled',
  STARTTLS_INJECTION: 'tls_failed',
  ETLS: 'tls_failed',
  EPROTO: 'tls_failed',
  EPROTOCOL: 'not_mail',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  '53100': 'disk_full',
}

/** Why a certificate is not trusted, and whether a member can trust it all the same. */
const certificates: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown_issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown_issuer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other_name',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not_yet_valid',
}

/** A failure of what a server answered or of the way to it. */
export function faultOf(error: unknown): Fault {
  if (error instanceof MailboxFault) return error.fault
  if (isDatabaseAway(error)) return { code: 'database_away', detail: '' }
  const { responseCode, originalCode, ...thrown } = error as {
    responseCode?: number
    originalCode?: string
    code?: string
  }
  // nodemailer calls every failure of the socket ESOCKET and keeps what it was.
  const code = originalCode ?? thrown.code ?? ''
  if (certificates[code]) return { code: 'certificate', detail: certificates[code] }
  const said = answered(error as Answer)
  if (said) return said
  if (responseCode) return ofSmtp(error as SmtpError)
  const known = byCode[code]
  if (known) return { code: known, detail: '' }
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return { code: 'tls_failed', detail: code }
  if (
    /^(ParserError|UnexpectedTag|InvalidResponse|ResponseProcessing|Li(ne|teral)TooLarge|ResponseTooLarge|MAX_IMAP)/.test(
      code,
    )
  )
    return { code: 'protocol_error', detail: code }
  if ((error as { tlsFailed?: boolean }).tlsFailed) return { code: 'no_starttls', detail: '' }
  return { code: 'interrupted', detail: (error as Error).message.slice(0, 300) }
}

type Answer = {
  responseStatus?: string
  serverResponseCode?: string
  responseText?: string
  authenticationFailed?: boolean
  code?: string
}

/** What the server said by NO or BAD. imapflow calls every refused sign-in an authentication failure: only its code says why. */
function answered({
  responseStatus,
  serverResponseCode = '',
  responseText = '',
  authenticationFailed,
  code,
}: Answer): Fault | null {
  if (!responseStatus || code === 'ETHROTTLE') return null
  const detail = responseText.slice(0, 300)
  if (serverResponseCode === 'LIMIT' || /too many (simultaneous )?(connections|sessions)/i.test(responseText))
    return { code: 'too_many_connections', detail }
  if (!authenticationFailed) return { code: 'server_error', detail }
  if (serverResponseCode === 'AUTHENTICATIONFAILED') return { code: 'wrong_password', detail }
  if (['UNAVAILABLE', 'INUSE', 'SERVERBUG'].includes(serverResponseCode)) return { code: 'sign_in_unavailable', detail }
  return { code: 'sign_in_refused', detail }
}

type SmtpError = { responseCode: number; response?: string; code?: string }

function ofSmtp({ responseCode, response = '', code }: SmtpError): Fault {
  const detail = response.slice(0, 300)
  if (code === 'EAUTH' && responseCode === 535) return { code: 'wrong_password', detail }
  if (code === 'EAUTH') return { code: responseCode < 500 ? 'sign_in_unavailable' : 'sign_in_refused', detail }
  if (responseCode === 421) return { code: 'too_many_connections', detail }
  return { code: 'server_error', detail }
}
