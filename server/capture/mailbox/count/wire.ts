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
    await wire.greeting()
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
type Talk = { waiting: Waiting | null; more: string | null; greeted: boolean; over: Error | null; count: number }

/** Reads lines as they come; a command's second line (after CRLF) is sent when the server asks for it. */
function talk(socket: Socket): Wire & { greeting(): Promise<unknown>; rest(): void } {
  const state: Talk = { waiting: null, more: null, greeted: false, over: null, count: 0 }
  const fail = (error: Error) => {
    state.over ??= error
    state.waiting?.failed(state.over)
    state.waiting = null
  }
  const read = reader((told) => answer(state, told, fail, (line) => socket.write(line)))
  const take = (bytes: Buffer) => {
    if (!read(bytes)) socket.destroy(Object.assign(new Error('a line without an end'), { code: 'LineTooLarge' }))
  }
  socket.on('data', take)
  socket.on('error', fail)
  socket.on('close', () => fail(Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' })))
  const wait = (tag: string, hear: (told: Told) => void) =>
    new Promise<string>((done, failed) => {
      if (state.over) failed(state.over)
      else if (tag === '' && state.greeted) done('')
      else state.waiting = { tag, hear, done, failed }
    })
  return {
    greeting: () => wait('', () => undefined),
    command(words, hear = () => undefined) {
      const [first = '', second] = words.split('\r\n')
      const tag = `k${++state.count}`
      state.more = second ?? null
      if (!state.over) socket.write(`${tag} ${first}\r\n`)
      return wait(tag, hear)
    },
    // Whoever takes the line over hears it alone; what breaks it is still noticed here, where nobody waits any more.
    rest: () => socket.off('data', take),
    close: () => socket.destroy(),
  }
}

function answer(state: Talk, told: Told, fail: (error: Error) => void, write: (line: string) => void): void {
  const { text } = told
  const { waiting } = state
  const end = (done: () => void) => {
    state.waiting = null
    done()
  }
  if (/^\* (OK|PREAUTH)\b/i.test(text) && !state.greeted) {
    state.greeted = true
    if (waiting?.tag === '') end(() => waiting.done(''))
  } else if (/^\* BYE\b/i.test(text)) fail(new Refused('BYE', text.slice(6)))
  else if (text.startsWith('+') && state.more !== null) {
    write(`${state.more}\r\n`)
    state.more = null
  } else if (waiting && waiting.tag !== '' && text.startsWith(`${waiting.tag} `)) {
    const [, status = '', rest = ''] = /^(\S+) ?(.*)$/.exec(text.slice(waiting.tag.length + 1)) ?? []
    const isOk = status.toUpperCase() === 'OK'
    end(() => (isOk ? waiting.done(rest) : waiting.failed(new Refused(status.toUpperCase(), rest))))
  } else waiting?.hear(told)
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
