// A conversation with an IMAP server in its barest form, for counting alone: shares nothing with what follows mailboxes.
import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { connect, isIP, type LookupFunction, type Socket } from 'node:net'
import { checkServerIdentity, connect as connectTls, getCACertificates } from 'node:tls'

export type Entrance = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  login: string
  password: string
  /** The PEM of a certificate trusted by hand. */
  certificate: string | null
  lookup: LookupFunction
  /** How long it may say nothing; a minute. */
  patienceMs?: number
}

/** One line of the server; what it sent as a literal stands in `literals`, in its order. */
export type Told = { text: string; literals: Buffer[] }
export type Wire = {
  /** Sends a command and hears every line until its end; throws Refused when it is not OK. */
  command(words: string, hear?: (told: Told) => void): Promise<string>
  close(): void
}

/** The server's NO, BAD or BYE, with the code in brackets that says why. */
export class Refused extends Error {
  readonly responseStatus: string
  readonly serverResponseCode: string
  readonly responseText: string
  readonly authenticationFailed: boolean
  constructor(status: string, text: string, signingIn = false) {
    const [, code = '', rest = text] = /^\[([A-Z]+)[^\]]*\] ?(.*)$/i.exec(text) ?? []
    super(text)
    this.responseStatus = status
    this.serverResponseCode = code.toUpperCase()
    this.responseText = rest
    this.authenticationFailed = signingIn
  }
}

const usualPatienceMs = 60_000
/** However much it says, a server that is not done by then never will be. */
const mostMs = 30 * 60_000

export async function openWire(entrance: Entrance): Promise<Wire> {
  const plain = { host: entrance.host, port: entrance.port, lookup: entrance.lookup }
  let socket: Socket = entrance.security === 'tls' ? connectTls({ ...plain, ...trust(entrance) }) : connect(plain)
  try {
    await ready(socket, entrance, entrance.security === 'tls' ? 'secureConnect' : 'connect')
    let wire = talk(socket)
    await wire.greeting
    if (entrance.security === 'starttls') {
      await wire.command('STARTTLS')
      wire.rest()
      socket = connectTls({ socket, ...trust(entrance) })
      await ready(socket, entrance, 'secureConnect')
      wire = talk(socket)
    }
    await signIn(wire, entrance)
    return wire
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function ready(socket: Socket, { patienceMs = usualPatienceMs }: Entrance, event: string): Promise<void> {
  const end = () => socket.destroy(Object.assign(new Error('silent'), { code: 'ETIMEOUT' }))
  socket.setTimeout(patienceMs, end)
  const deadline = setTimeout(end, mostMs)
  socket.once('close', () => clearTimeout(deadline))
  await once(socket, event)
}

function trust({ host, certificate }: Entrance) {
  const name = isIP(host) ? {} : { servername: host }
  if (!certificate) return { minVersion: 'TLSv1.2' as const, ...name }
  const trusted = createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex')
  return {
    minVersion: 'TLSv1.2' as const,
    ...name,
    ca: [...getCACertificates('default'), certificate],
    allowPartialTrustChain: true,
    checkServerIdentity: (asked: string, shown: Parameters<typeof checkServerIdentity>[1]) =>
      createHash('sha256').update(shown.raw).digest('hex') === trusted ? undefined : checkServerIdentity(asked, shown),
  }
}

async function signIn(wire: Wire, { login, password }: Entrance): Promise<void> {
  const plain = Buffer.from(`\0${login}\0${password}`).toString('base64')
  const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text)
  const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
  try {
    await wire.command(`AUTHENTICATE PLAIN\r\n${plain}`)
  } catch (error) {
    // A server without this mechanism says BAD or NO to it; one that has it says why.
    if (!(error instanceof Refused) || error.serverResponseCode || !isPlain(login + password)) throw refusal(error)
    await wire.command(`LOGIN ${quote(login)} ${quote(password)}`).catch((refused: unknown) => {
      throw refusal(refused)
    })
  }
}

const refusal = (error: unknown) =>
  error instanceof Refused ? new Refused(error.responseStatus, error.message, true) : error

type Waiting = { tag: string; hear: (told: Told) => void; done: (text: string) => void; failed: (error: Error) => void }

/** Reads lines as they come; a command's second line (after CRLF) is sent when the server asks for it. */
function talk(socket: Socket): Wire & { greeting: Promise<void>; rest(): void } {
  const greeted = Promise.withResolvers<void>()
  let waiting: Waiting | null = null
  let more: string | null = null
  let count = 0
  const fail = (error: Error) => {
    waiting?.failed(error)
    waiting = null
    greeted.reject(error)
  }
  const hear = (told: Told) => {
    const { text } = told
    if (/^\* (OK|PREAUTH)\b/i.test(text)) greeted.resolve()
    if (/^\* BYE\b/i.test(text)) return fail(new Refused('BYE', text.slice(6)))
    if (text.startsWith('+') && more !== null) {
      socket.write(`${more}\r\n`)
      more = null
    } else if (waiting && text.startsWith(`${waiting.tag} `)) {
      const { tag, done, failed } = waiting
      const [, status = '', rest = ''] = /^(\S+) ?(.*)$/.exec(text.slice(tag.length + 1)) ?? []
      waiting = null
      if (status.toUpperCase() === 'OK') done(rest)
      else failed(new Refused(status.toUpperCase(), rest))
    } else waiting?.hear(told)
  }
  const read = reader(hear)
  socket.on('data', (bytes) => {
    if (!read(bytes)) socket.destroy(Object.assign(new Error('a line without an end'), { code: 'LineTooLarge' }))
  })
  socket.on('error', fail)
  socket.on('close', () => fail(Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' })))
  return {
    greeting: greeted.promise,
    command: (words, hear = () => undefined) =>
      new Promise((done, failed) => {
        const tag = `k${++count}`
        const [first = '', second] = words.split('\r\n')
        more = second ?? null
        waiting = { tag, hear, done, failed }
        socket.write(`${tag} ${first}\r\n`)
      }),
    rest: () => socket.removeAllListeners('data').removeAllListeners('error').removeAllListeners('close'),
    close: () => socket.destroy(),
  }
}

const mostLine = 8 * 2 ** 20

/** Puts bytes together into lines; `{n}` at the end of one says that n bytes follow which are none. Answers false when more is announced or held than a line may have. */
function reader(hear: (told: Told) => void): (bytes: Buffer) => boolean {
  let held: Buffer = Buffer.alloc(0)
  let told: Told = { text: '', literals: [] }
  return (bytes) => {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    let at = 0
    for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n', at)) {
      const line = held.toString('latin1', at, end)
      const size = Number(/\{(\d+)\}$/.exec(line)?.[1] ?? -1)
      if (size > mostLine) return false
      if (size >= 0 && held.length < end + 2 + size) break
      told.text += line
      at = end + 2
      if (size < 0) {
        const whole = told
        told = { text: '', literals: [] }
        hear(whole)
      } else {
        told.literals.push(held.subarray(at, at + size))
        at += size
      }
    }
    held = held.subarray(at)
    return held.length <= mostLine && told.text.length <= mostLine
  }
}
