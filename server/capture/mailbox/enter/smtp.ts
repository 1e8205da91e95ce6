// How an SMTP server is entered: the options of a sending connection, and a sign-in that sends nothing.
import { isIP } from 'node:net'
import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import type { Reach } from '../../../base/net/reach.ts'
import { type Access, mustBeWithin, tlsOptions } from './access.ts'
import { type Patience, usualPatience } from './imap.ts'

/** Options of nodemailer for one connection: it calls the address that was judged, by its number. Throws OutOfReach. */
export async function smtpOptions(
  access: Access,
  reach: Reach,
  { connectMs, silenceMs }: Patience = usualPatience,
): Promise<SMTPTransport.Options> {
  const [address = access.host] = await mustBeWithin(access.host, reach)
  const { lookup: _, ...tls } = tlsOptions(access, reach)
  return {
    host: address,
    port: access.port,
    secure: access.security === 'tls',
    requireTLS: access.security === 'starttls',
    ignoreTLS: access.security === 'none',
    auth: { user: access.login, pass: access.password },
    // By number there is no name to ask for and to compare with but the one that was given.
    tls: { ...tls, ...(isIP(access.host) ? {} : { servername: access.host }) },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
  }
}

/** Signs in and leaves; throws what faultOf understands. */
export async function trySmtp(access: Access, reach: Reach, patience?: Patience): Promise<void> {
  const transport = createTransport(await smtpOptions(access, reach, patience))
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
