// Follows one mailbox for as long as it is told to: session after session, with a pause that grows while it fails.
import { setTimeout as wait } from 'node:timers/promises'
import type { Scope } from '../../../base/scope.ts'
import { queueAmong } from '../../again/among.ts'
import { faultOf, isForPeople } from '../enter/fault.ts'
import { type Pace, pauseAfter } from './pace.ts'
import { runSession } from './session.ts'
import { keepFailure, keepProgress, type Mailbox, readMailboxState } from './state.ts'
import { makeSuspects, type Suspects } from './suspect.ts'
import type { Asked } from './tend.ts'

export type Follower = {
  /** Ends after what is being written has been written. */
  stop(): Promise<void>
  /** Tries, or looks, at once. */
  askAgain(): void
  /** Leaves the server alone for a moment, or until it is asked again. */
  stepAside(): void
}

const asideMs = 15_000

export function follow(scope: Scope, sourceId: string, pace: Pace): Follower {
  const stopping = new AbortController()
  const asked: Asked = { now: false, again: 0, rouse: () => undefined, leave: () => undefined }
  const running = run({ scope, sourceId, pace, asked, signal: stopping.signal })
  return {
    async stop() {
      stopping.abort()
      asked.rouse()
      await running
    },
    askAgain() {
      asked.now = true
      asked.again++
      asked.rouse()
    },
    stepAside: () => asked.leave(),
  }
}

type Following = { scope: Scope; sourceId: string; pace: Pace; asked: Asked; signal: AbortSignal }

async function run(following: Following): Promise<void> {
  const { scope, sourceId, signal, asked } = following
  const suspects = makeSuspects()
  const proving = { last: 0, taken: false }
  let begun = false
  while (!signal.aborted) {
    try {
      const mailbox = await readMailboxState(scope, sourceId)
      if (!mailbox || !['following', 'failed'].includes(mailbox.phase)) return
      // Whoever begins tries at once: the server may be back for long. A password that was wrong still is.
      if (begun || isForPeople({ code: mailbox.problem ?? '' })) await untilNextTry(following, mailbox)
      begun = true
      if (signal.aborted) return
      const leaving = new AbortController()
      asked.leave = () => leaving.abort()
      const until = AbortSignal.any([signal, leaving.signal])
      await sessionOf({ ...following, signal: until, suspects, proving }, mailbox)
      if (leaving.signal.aborted) await pause(following, asideMs)
    } catch (error) {
      // The database is away: whoever holds the lease ends this, or it goes on when it is back.
      console.error('following a mailbox:', (error as Error).message)
      await pause(following, following.pace.firstPauseMs)
    }
  }
}

type Remembered = Following & { suspects: Suspects; proving: { last: number; taken: boolean } }

async function sessionOf(following: Remembered, mailbox: Mailbox): Promise<void> {
  const { scope, proving } = following
  let progressed = false
  const onTaken = async () => {
    if (!progressed && (mailbox.tries > 0 || mailbox.phase === 'failed')) await keepProgress(scope, mailbox)
    progressed = true
    proving.taken = true
  }
  const onWhole = async () => {
    Object.assign(mailbox, { tries: 0 })
    await queueProof(following)
  }
  try {
    await runSession({ ...following, mailbox, onTaken, onWhole })
  } catch (error) {
    if (progressed || following.suspects.hasNarrowed()) mailbox.tries = 0
    await noteFailure(following, mailbox, error)
  }
}

async function noteFailure({ scope, pace, signal }: Following, mailbox: Mailbox, error: unknown): Promise<void> {
  if (signal.aborted) return
  const fault = faultOf(error)
  if (fault.code === 'interrupted') console.error('following a mailbox:', error)
  mailbox.tries++
  const next = new Date(Date.now() + pauseAfter(mailbox.tries, isForPeople(fault), pace))
  await keepFailure(scope, mailbox, fault, next)
}

async function untilNextTry(following: Following, { nextTryAt }: Mailbox): Promise<void> {
  const left = nextTryAt ? Date.parse(nextTryAt) - Date.now() : 0
  if (left > 0) await pause(following, left)
  following.asked.now = false
}

/** Ends early when it is asked for, or told to stop. */
async function pause({ asked, signal }: Following, milliseconds: number): Promise<void> {
  const over = new AbortController()
  asked.rouse = () => over.abort()
  if (asked.now) return
  await wait(milliseconds, undefined, { signal: AbortSignal.any([over.signal, signal]) }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })
}

/** Now and then, and as soon as all is here, it is counted afresh by code that shares nothing with this; and mail among ourselves is searched again for whom it names. */
async function queueProof({ scope, sourceId, pace, proving }: Remembered): Promise<void> {
  if (proving.last && performance.now() - proving.last < pace.proveMs) return
  if (proving.taken) await queueAmong(scope)
  Object.assign(proving, { last: performance.now(), taken: false })
  await scope.ground.jobs.queue(scope, 'prove', { workspaceId: scope.workspaceId, sourceId }, { key: sourceId })
}
