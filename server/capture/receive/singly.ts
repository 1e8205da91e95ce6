// One message never keeps the others out: what cannot be received together is received one by one, and what not even so is kept in quarantine, with its bytes and the reason.
import { isDatabaseAway, type Scope } from '../../base/scope.ts'
import type { Counted } from './count.ts'
import type { Arrived } from './placed.ts'

/** What became of a batch; places that had arrived before are in none of the counts. `moved`: some of the interactions, or of the people, were known before, and are to others now. */
export type Outcomes = Counted & { interactionIds: string[]; moved: boolean }
type Receive = (scope: Scope, batch: readonly Arrived[]) => Promise<Outcomes>

/**
 * Receives them together, or else singly. What may be better in a moment is thrown, for whoever asked to try again; and so is, after the
 * others are in, that one could not even be kept in quarantine. Within a transaction that is open already everything is thrown: it is lost.
 */
export async function receiveOrSingly(scope: Scope, batch: readonly Arrived[], receive: Receive): Promise<Outcomes> {
  try {
    return await receive(scope, batch)
  } catch (error) {
    if (scope.transaction || !isOfTheMessage(error)) throw error
    const [only, ...others] = batch
    if (only && others.length === 0) return quarantine(scope, only, error, receive)
    return receiveSingly(scope, batch, receive)
  }
}

async function receiveSingly(scope: Scope, batch: readonly Arrived[], receive: Receive): Promise<Outcomes> {
  const all: Outcomes = { captured: 0, joined: 0, quarantined: 0, left_out: 0, interactionIds: [], moved: false }
  const failures: unknown[] = []
  for (const one of batch) {
    try {
      const { interactionIds, moved, ...counted } = await receiveOrSingly(scope, [one], receive)
      for (const outcome of ['captured', 'joined', 'quarantined', 'left_out'] as const) all[outcome] += counted[outcome]
      all.interactionIds.push(...interactionIds)
      all.moved ||= moved
    } catch (error) {
      if (!isOfTheMessage(error)) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return all
}

function quarantine(scope: Scope, one: Arrived, error: unknown, receive: Receive): Promise<Outcomes> {
  console.error('a message could not be received:', error)
  const problem = { code: 'crash', detail: String((error as Error).message).slice(0, 200) }
  return receive(scope, [{ ...one, mail: null, problem }])
}

/** The state of the database, of its schema, and contention: those pass, or are mended, and then the message comes in. */
const ofTheDatabase = /^(08|25|28|3D|40|42|53|55|57|58)[0-9A-Z]{3}$/
const ofTheMachine = /^E(ACCES|AGAIN|BUSY|DQUOT|IO|MFILE|NFILE|NOMEM|NOSPC|PERM|ROFS)$/

/** Whether a receiving failed for a reason that lies in a message. */
export function isOfTheMessage(error: unknown): boolean {
  const { code = '', status } = error as { code?: string; status?: number }
  return !isDatabaseAway(error) && status === undefined && !ofTheDatabase.test(code) && !ofTheMachine.test(code)
}
