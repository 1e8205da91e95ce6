// Writes down what became of a mail that was handed to its server: for each who gets it, and what is to be done next.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, runOne } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { ownAudience } from '../draft/announce.ts'
import { move, queueSending, type Sending, setAddressees } from './row.ts'
import type { Handed } from './smtp.ts'

/** Seconds until the next try, the last one again and again; after a day it is given up. */
const pauses = [5, 15, 45, 120, 300, 900, 1800, 3600]
const givenUpMs = 86_400_000
export const pauseAfter = (tries: number): number => pauses[Math.min(tries, pauses.length - 1)] ?? 3600

export type Told = Exclude<Handed, { became: 'unanswered' }>
/** In which it can still be said what became of it. */
const open = ['waiting', 'sending', 'unknown'] as const

/** Of an attempt that another one has overtaken, or of what is decided already, nothing is written. */
export async function conclude(scope: Scope, sending: Sending, handed: Told): Promise<void> {
  const { id, tries } = sending
  const isOver = Date.now() - Date.parse(sending.madeAt) > givenUpMs
  const { problem, detail } = problemOf(handed, isOver)
  await atomically(scope, async (scope) => {
    if (!(await isOpen(scope, sending))) return
    await writeAnswers(scope, id, handed, isOver)
    const left = await countWaiting(scope, id)
    const sentAt = handed.became === 'taken' ? new Date().toISOString() : sending.sentAt
    const sent = sentAt ? { sentAt } : {}
    if (left > 0) {
      const seconds = pauseAfter(tries)
      const dueAt = new Date(Date.now() + seconds * 1000).toISOString()
      await move(scope, id, open, {
        ...sent,
        state: 'waiting',
        tries: tries + 1,
        dueAt,
        handedAt: null,
        problem,
        detail,
      })
      await queueSending(scope, id, seconds)
    } else if (sentAt) await move(scope, id, open, { ...sent, state: 'sent', tries: 0, problem: null })
    else await move(scope, id, open, { state: 'failed', tries: tries + 1, handedAt: null, problem, detail })
    const kind = left > 0 ? 'sending.deferred' : sentAt ? 'sending.sent' : 'sending.failed'
    await recordEvents(scope, [{ kind, subjectId: id, audienceId: ownAudience(scope, sending.memberId) }])
  })
}

/** Nobody else goes on with it meanwhile. */
async function isOpen(scope: Scope, { id, attempt }: Sending): Promise<boolean> {
  const query = db
    .selectFrom('sending')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', 'in', [...open])
    .forUpdate()
  return (await runOne(scope, query.compile())) !== undefined
}

function problemOf(handed: Told, isOver: boolean): { problem: string; detail: string } {
  const first = handed.refused[0]?.answer ?? ''
  if (handed.became === 'taken') return { problem: 'deferred', detail: first }
  return { problem: isOver ? 'gave_up' : handed.problem, detail: handed.detail || first }
}

/** 5xx is final for whom it is said of; 4xx, and what the way to the server brings, may pass. */
async function writeAnswers(scope: Scope, id: string, handed: Told, isOver: boolean): Promise<void> {
  const from = ['waiting', 'unknown'] as const
  for (const { address, answer } of handed.refused)
    if (answer.startsWith('5')) await setAddressees(scope, id, { from, to: 'failed', only: [address], answer })
  const later = handed.refused.filter(({ answer }) => !answer.startsWith('5')).map(({ address }) => address)
  if (handed.became === 'taken') await setAddressees(scope, id, { from, to: 'sent', not: later })
  if (handed.became === 'refused') await setAddressees(scope, id, { from, to: 'failed', answer: handed.detail })
  if (isOver) await setAddressees(scope, id, { from, to: 'failed', answer: handed.refused[0]?.answer ?? '' })
  else await setAddressees(scope, id, { from: ['unknown'], to: 'waiting' })
}

async function countWaiting(scope: Scope, id: string): Promise<number> {
  const query = sql<{ n: number }>`select count(*)::int as n from sending_recipient
    where workspace_id = ${scope.workspaceId} and sending_id = ${id} and state = 'waiting'`
  return (await runOne(scope, query.compile(db)))?.n ?? 0
}
