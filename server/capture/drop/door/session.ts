// One caller at the door, command by command: refused as early as possible, told nothing about which addresses there are.
import { statfs } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { SMTPServerAddress, SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { Ground } from '../../../base/scope.ts'
import { findSlot, keyOf, type Slot } from '../address.ts'
import { keepMail } from '../keep.ts'
import { checkedBytes } from './bytes.ts'
import type { Guests } from './guests.ts'
import type { Limits } from './limits.ts'
import { type Caller, newCaller } from './pace.ts'
import { noRoom, notNow, notOurs, oneAtATime, refusalOf, tooMany, unknown } from './refusal.ts'
import { traceOf } from './trace.ts'

export type Doorway = { ground: Ground; name: string; limits: Limits; guests: Guests; callers: Map<string, Caller> }
type Done = (error?: Error | null, message?: string) => void

/** The handlers of an SMTP server. */
export function handlersOf(doorway: Doorway) {
  const { guests, callers } = doorway
  const callerOf = ({ id }: SMTPServerSession): Caller => callers.get(id) ?? newCaller()
  return {
    onConnect(session: SMTPServerSession, done: Done) {
      try {
        guests.enter(session.id, session.remoteAddress)
      } catch (error) {
        return done(refusalOf(error))
      }
      callers.set(session.id, newCaller())
      done()
    },
    onMailFrom({ args }: SMTPServerAddress, session: SMTPServerSession, done: Done) {
      const { SIZE: size = 0 } = (args || {}) as { SIZE?: string | number }
      answer(callerOf(session), done, () => mustHaveRoom(doorway, Number(size)))
    },
    onRcptTo({ address }: SMTPServerAddress, session: SMTPServerSession, done: Done) {
      const caller = callerOf(session)
      // The first one of a message, whatever the message before went to.
      if (session.envelope.rcptTo.length === 0) caller.slot = null
      answer(caller, done, () => admit(doorway, session, caller, address))
    },
    onData(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done) {
      takeMessage(doorway, callerOf(session), stream, session, done)
    },
    onClose(session: SMTPServerSession) {
      guests.leave(session.id)
      callers.delete(session.id)
    },
  }
}

/** While we are at work the caller waits for us, and is not slow. Commands buy no time: only a message does. */
function answer(caller: Caller, done: Done, work: () => Promise<void>): void {
  caller.isOurs = true
  const end = (error: Error | null) => {
    caller.isOurs = false
    done(error)
  }
  work().then(
    () => end(null),
    (error: unknown) => end(refusalOf(error)),
  )
}

function takeMessage(
  doorway: Doorway,
  caller: Caller,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  done: Done,
): void {
  let isAnswered = false
  Object.assign(caller, { since: Date.now(), bytes: () => stream.byteLength })
  // All of it has come: from now on the sender waits for us.
  stream.once('end', () => Object.assign(caller, { since: Date.now(), bytes: null, isOurs: !isAnswered }))
  const end = (error: Error | null, message?: string) => {
    isAnswered = true
    caller.isOurs = false
    // What is left of a message that is refused is read, and thrown away.
    if (error) stream.resume()
    done(error, message)
  }
  accept(doorway, session, caller.slot, stream).then(
    (message) => end(null, message),
    (error: unknown) => end(refusalOf(error)),
  )
}

/** Before anything is sent; `size`: as announced. */
async function mustHaveRoom({ ground, limits }: Doorway, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(ground.home)
  if (bavail * bsize < limits.freeBytes + size) throw noRoom()
}

async function admit(doorway: Doorway, session: SMTPServerSession, caller: Caller, address: string): Promise<void> {
  const { ground, name, limits, guests } = doorway
  const at = address.lastIndexOf('@')
  const isHere = address.slice(at + 1).toLowerCase() === name
  const key = isHere ? keyOf(address.slice(0, at)) : null
  const slot = key && (await findSlot(ground, key))
  if (slot?.live) {
    if (caller.slot && caller.slot.addressId !== slot.addressId) throw oneAtATime()
    caller.slot = slot
    return
  }
  if (++caller.misses > limits.missesEach) throw tooMany()
  // Whoever still writes to an address that ended guesses nothing.
  if (!slot) await wait(guests.miss(session.remoteAddress))
  throw isHere ? unknown() : notOurs()
}

/** Resolves once the message is durable, with what the sender is told. */
async function accept(
  { ground, name, limits }: Doorway,
  session: SMTPServerSession,
  slot: Slot | null,
  stream: SMTPServerDataStream,
): Promise<string> {
  if (!slot) throw notNow()
  const { mailFrom } = session.envelope
  const trace = traceOf({
    sender: mailFrom ? mailFrom.address : '',
    greeting: session.hostNameAppearsAs || '',
    address: session.remoteAddress,
    secure: session.secure,
    name,
    at: new Date(),
  })
  const id = await keepMail(ground, slot, checkedBytes(stream, trace, limits.messageBytes))
  if (id === null) throw unknown()
  return `Kept as ${id}`
}
