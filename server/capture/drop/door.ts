// The door at which mail for drop addresses is handed in: an SMTP server that takes in what is for an address of ours, and nothing else.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Config } from '../../base/config.ts'
import type { Log } from '../../base/process/log.ts'
import type { Ground } from '../../base/scope.ts'
import { readCertificate } from './door/certificate.ts'
import { Guests } from './door/guests.ts'
import { type Limits, limits as usual } from './door/limits.ts'
import { type Caller, dismissIdle, watchPace } from './door/pace.ts'
import { handlersOf } from './door/session.ts'

export type Door = { port: number; stop(): Promise<void> }
type Where = Pick<Config, 'home' | 'smtpPort' | 'smtpHost' | 'smtpName' | 'smtpCertificate'>

/** A certificate that is renewed beside us is read again. */
const readAgainMs = 12 * 60 * 60_000
/** Whoever is in the midst of a message may finish it. */
const farewellMs = 5000

/** Opens the door where one is asked for; rejects with a sentence for the user. */
export async function openDoor(ground: Ground, where: Where, log: Log, limits: Limits = usual): Promise<Door> {
  const { smtpPort: port, smtpHost: host, smtpName: name } = where
  if (port === undefined) return { port: 0, stop: async () => undefined }
  const pem = () => readCertificate(where.home, name, where.smtpCertificate)
  const callers = new Map<string, Caller>()
  const handlers = handlersOf({ ground, name, limits, guests: new Guests(limits), callers })
  const server = new SMTPServer({ ...optionsOf(name, pem(), limits), ...handlers })
  await listen(server, port, host)
  server.on('error', () => undefined)
  const stopLooking = watchPace(server, callers, limits)
  const again = setInterval(() => renew(server, pem), readAgainMs).unref()
  const at = (server.server.address() as AddressInfo).port
  log.info(`Mail for drop addresses is taken in at ${host}:${at}, for @${name}`)
  return {
    port: at,
    async stop() {
      stopLooking()
      clearInterval(again)
      const closed = new Promise<void>((done) => server.close(done))
      dismissIdle(server, callers)
      await closed
    },
  }
}

const optionsOf = (name: string, pem: string, limits: Limits): SMTPServerOptions => ({
  name,
  key: pem,
  cert: pem,
  minVersion: 'TLSv1.2',
  logger: false,
  authOptional: true,
  disableReverseLookup: true,
  // Some who send are not strict about what stands before the @ of their own address; ours are looked up whole.
  lenientAddressParsing: true,
  hideENHANCEDSTATUSCODES: false,
  disabledCommands: ['AUTH', 'XCLIENT', 'XFORWARD', 'HELP', 'WIZ', 'SHELL', 'KILL'],
  size: limits.messageBytes,
  maxClients: limits.connections,
  maxCommandLength: 4096,
  socketTimeout: limits.silentMs,
  closeTimeout: farewellMs,
})

async function listen(server: SMTPServer, port: number, host: string): Promise<void> {
  const failed = once(server, 'error') as Promise<[NodeJS.ErrnoException]>
  const listening = once(server.server, 'listening')
  server.listen(port, host)
  const wrong = await Promise.race([failed.then(([error]) => error), listening.then(() => null)])
  if (!wrong) return
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program. Set KITH_SMTP_PORT to a free one.`,
    EACCES: `Port ${port} may not be used by this account. Set KITH_SMTP_PORT to one above 1023 (docs/drop-address.md says how mail gets there).`,
  }
  throw new Error(why[wrong.code ?? ''] ?? `Mail cannot be taken in at ${host}:${port}: ${wrong.message}`, {
    cause: wrong,
  })
}

function renew(server: SMTPServer, pem: () => string): void {
  try {
    const now = pem()
    server.updateSecureContext({ key: now, cert: now })
  } catch (error) {
    console.error((error as Error).message)
  }
}
