// Hands one mail to an SMTP server, step by step, and says what became of it. Nothing of it is tried twice here.
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Reach } from '../../base/net/reach.ts'
import type { Access } from '../../capture/mailbox/enter/access.ts'
import { faultOf, isForPeople } from '../../capture/mailbox/enter/fault.ts'
import { smtpOptions } from '../../capture/mailbox/enter/smtp.ts'

/** What the server said of a recipient: a line that begins with its code, as "550 5.1.1 no such user". */
export type Refusal = { address: string; answer: string }
export type Handing = {
  from: string
  to: readonly string[]
  bytes: Buffer
  /** Before the first byte of the mail goes out; what it throws ends the handing over with nothing sent. */
  begin(): Promise<void>
  /** All but the end of the mail is out; once this has resolved, it is for the server to answer. */
  end(): Promise<void>
}

/**
 * taken: the server has it, for all but the `refused`. refused: it will never have it. later: it has nothing, and may take it another
 * time. unanswered: all of it went out and no answer came.
 */
export type Handed =
  | { became: 'taken'; refused: Refusal[] }
  | { became: 'refused'; problem: string; detail: string; refused: Refusal[] }
  | { became: 'later'; problem: string; detail: string; refused: Refusal[] }
  | { became: 'unanswered'; detail: string }

/** RFC 5321, 4.5.3.2.6, lets a server think for ten minutes about a whole mail. */
const patience = { connectMs: 20_000, silenceMs: 10 * 60_000 }

/** Throws only what `begin` and `end` throw. */
export async function handOver(access: Access, reach: Reach, handing: Handing): Promise<Handed> {
  const state: State = { handed: false, thrown: null }
  let connection: SMTPConnection | undefined
  try {
    connection = await signIn(access, reach)
    const { rejectedErrors = [] } = await send(connection, handing, state)
    leave(connection)
    return { became: 'taken', refused: rejectedErrors.map(refusalOf) }
  } catch (error) {
    connection?.close()
    if (state.thrown) throw state.thrown
    return judge(error as SmtpFailure, state.handed)
  }
}

/** Takes leave, which a server that does not answer cannot draw out. */
function leave(connection: SMTPConnection): void {
  connection.quit()
  setTimeout(() => connection.close(), 5000).unref()
}

/** `handed`: `end` has resolved, so that the end of the mail may be out. `thrown`: what `begin` or `end` threw. */
type State = { handed: boolean; thrown: Error | null }
type SmtpFailure = Error & {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  recipient?: string
  rejectedErrors?: SmtpFailure[]
}

async function signIn(access: Access, reach: Reach): Promise<SMTPConnection> {
  const { auth, ...options } = await smtpOptions(access, reach, patience)
  const connection = new SMTPConnection(options)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  connection.once('error', reject)
  connection.once('end', () => reject(Object.assign(new Error('the server hung up'), { code: 'ECONNECTION' })))
  connection.connect((error?: Error | null) => {
    if (error) return reject(error)
    connection.login(auth as never, (refused?: Error | null) => (refused ? reject(refused) : resolve()))
  })
  try {
    await promise
  } catch (error) {
    connection.close()
    throw error
  }
  // From here on failures come to whoever waits for an answer.
  connection.on('error', () => undefined)
  return connection
}

type Answered = { rejectedErrors?: SmtpFailure[] }

function send(connection: SMTPConnection, handing: Handing, state: State): Promise<Answered> {
  const { from, to, bytes } = handing
  return new Promise((resolve, reject) => {
    const lost = () => reject(Object.assign(new Error('the connection ended'), { code: 'ECONNECTION' }))
    connection.once('error', reject)
    connection.once('end', lost)
    connection.send(
      { from, to: [...to], size: bytes.length },
      Readable.from(guarded(handing, state), { objectMode: false }),
      (error, info) => (error ? reject(error) : resolve(info as unknown as Answered)),
    )
  })
}

const atOnce = 65_536

/** Only its end lets the connection say that the mail is over: before that, no server may take it (RFC 5321, 4.1.1.4). */
async function* guarded({ begin, bytes, end }: Handing, state: State): AsyncGenerator<Buffer> {
  try {
    await begin()
    for (let at = 0; at < bytes.length; at += atOnce) yield bytes.subarray(at, at + atOnce)
    await end()
    state.handed = true
  } catch (error) {
    state.thrown = error as Error
    throw error
  }
}

const refusalOf = ({ recipient = '', response = '' }: SmtpFailure): Refusal => ({
  address: recipient,
  answer: response.slice(0, 300),
})

function judge(failure: SmtpFailure, handed: boolean): Handed {
  const { responseCode = 0, response = '', command = '' } = failure
  const refused = (failure.rejectedErrors ?? []).map(refusalOf)
  const detail = response.slice(0, 300)
  const ofMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command) && responseCode >= 400
  if (handed && !ofMail) return { became: 'unanswered', detail: failure.message.slice(0, 300) }
  if (ofMail && responseCode >= 500) return { became: 'refused', problem: 'refused', detail, refused }
  if (ofMail) return { became: 'later', problem: 'deferred', detail, refused }
  if (failure.code === 'EMESSAGE' && responseCode === 0)
    return { became: 'refused', problem: 'too_large', detail: failure.message.slice(0, 300), refused }
  if (failure.code === 'EENVELOPE' && responseCode === 0)
    return { became: 'refused', problem: 'refused', detail: failure.message.slice(0, 300), refused }
  const fault = faultOf(failure)
  return { became: isForPeople(fault) ? 'refused' : 'later', problem: fault.code, detail: fault.detail, refused }
}
