// Ends connections that are held open for nothing: between messages for minutes, or with a message that trickles.
import type { SMTPServer } from 'smtp-server'
import type { Slot } from '../address.ts'
import type { Limits } from './limits.ts'
import { closing, tooSlow } from './refusal.ts'

/**
 * What is remembered of a connection: since when it is at what it is at, how much came of the message it is sending (null: it sends
 * none), whether it waits for us; where its message goes, and how often it guessed.
 */
export type Caller = {
  since: number
  bytes: (() => number) | null
  isOurs: boolean
  slot: Slot | null
  misses: number
}
export const newCaller = (): Caller => ({ since: Date.now(), bytes: null, isOurs: false, slot: null, misses: 0 })

/** Looks every few seconds; answers how to stop looking. */
export function watchPace(server: SMTPServer, callers: ReadonlyMap<string, Caller>, limits: Limits): () => void {
  const look = () => {
    for (const connection of server.connections) {
      const caller = callers.get(connection.id)
      if (!caller || caller.isOurs || !isTooSlow(caller, limits)) continue
      const { responseCode, message } = tooSlow()
      connection.send(responseCode, message)
    }
  }
  const timer = setInterval(look, limits.lookMs).unref()
  return () => clearInterval(timer)
}

/** Says goodbye to whoever is between two messages, so that a stop need not wait for them. */
export function dismissIdle(server: SMTPServer, callers: ReadonlyMap<string, Caller>): void {
  for (const connection of server.connections) {
    const caller = callers.get(connection.id)
    if (!caller || (!caller.isOurs && !caller.bytes)) connection.send(closing().responseCode, closing().message)
  }
}

function isTooSlow({ since, bytes }: Caller, limits: Limits): boolean {
  const elapsed = Date.now() - since
  if (!bytes) return elapsed > limits.idleMs
  // Far more than was announced: nobody listens to that for its own sake.
  if (bytes() > 2 * limits.messageBytes || elapsed > limits.messageMs) return true
  return elapsed > limits.patientMs && bytes() < (elapsed / 1000) * limits.bytesPerSecond
}
