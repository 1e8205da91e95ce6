// Looks at the certificate that a server shows, without trusting it and without telling it anything: for a member to judge.
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { lookupWithin, type Reach } from '../../../base/net/reach.ts'
import { type Access, mustBeWithin } from './access.ts'
import { MailboxFault } from './fault.ts'

export type Shown = { fingerprint: string; pem: string }

const patienceMs = 10_000
const mostSaid = 10_000

/** Null where none is shown. */
export async function lookAtCertificate(
  kind: 'imap' | 'smtp',
  { host, port, security }: Pick<Access, 'host' | 'port' | 'security'>,
  reach: Reach,
): Promise<Shown | null> {
  await mustBeWithin(host, reach)
  const socket = connect({ host, port, lookup: lookupWithin(reach) })
  socket.setTimeout(patienceMs, () => socket.destroy())
  const broken = new Promise<never>((_, failed) => void socket.on('error', failed))
  const look = async () => {
    if (security === 'starttls') await askForTls(socket, kind)
    return shake(socket, host)
  }
  try {
    return await Promise.race([look(), broken])
  } finally {
    socket.destroy()
  }
}

const dialogues = {
  imap: [/^\* OK/m, 'a STARTTLS', /^a OK/m],
  smtp: [/^220 /m, 'EHLO kith.invalid', /^250 /m, 'STARTTLS', /^220 /m],
} as const

async function askForTls(socket: Socket, kind: 'imap' | 'smtp'): Promise<void> {
  for (const step of dialogues[kind]) {
    if (typeof step === 'string') socket.write(`${step}\r\n`)
    else await hear(socket, step)
  }
}

async function hear(socket: Socket, wanted: RegExp): Promise<void> {
  let said = ''
  for await (const bytes of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    said += bytes.toString('latin1')
    if (wanted.test(said)) return
    if (said.length > mostSaid) break
  }
  throw new MailboxFault('no_starttls')
}

function shake(socket: Socket, host: string): Promise<Shown | null> {
  return new Promise((done, failed) => {
    const options = { socket, rejectUnauthorized: false, ...(isIP(host) ? {} : { servername: host }) }
    const secure = connectTls(options, () => {
      const certificate = secure.getPeerX509Certificate()
      done(certificate ? { fingerprint: certificate.fingerprint256, pem: certificate.toString() } : null)
      secure.destroy()
    })
    secure.on('error', failed)
    socket.on('close', () => done(null))
  })
}
