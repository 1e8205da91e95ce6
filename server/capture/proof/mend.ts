// Receives arrivals anew of which something is gone: under the ids they had, so that whatever hangs on a message or its conversation (a closing, a settled wait, a remark) stays where it was.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { moveInteractions } from '../readers/move.ts'
import { findMoves } from '../readers/target.ts'
import { type Received, receive } from '../receive.ts'
import { holdCapture } from '../receive/hold.ts'
import type { Arrived } from '../receive/placed.ts'
import type { Receiving } from '../receive/receiving.ts'
import { type Broken, readBroken, type Rebuilt } from './broken.ts'
import { closeAgain, readLastReaders } from './closed-again.ts'
import { dropRest, putBack } from './put-back.ts'
import { takeOut } from './take-out.ts'
import { restoreWords, strip } from './words.ts'

const everyRule = ['newsletter', 'automatic', 'spam', 'draft'].map((rule) => `${rule} `)

/** Receives a batch as `receive` does; of places that are known already those of which something is gone are made whole. */
export async function mend(scope: Scope, receiving: Receiving, batch: readonly Arrived[]): Promise<Received> {
  if ((await readBroken(scope, receiving.sourceId, batch)).length === 0) return receive(scope, receiving, batch)
  return atomically(scope, async (scope) => {
    await holdCapture(scope)
    const broken = await readBroken(scope, receiving.sourceId, batch)
    const placed = new Map(broken.map((was) => [placeOf(was), was]))
    const rebuilt = batch.flatMap((arrived) => {
      const was = placed.get(placeOf(arrived))
      return was?.interactionId && arrived.mail ? [{ arrived, was: { ...was, interactionId: was.interactionId } }] : []
    })
    const kept = new Set(rebuilt.map(({ was }) => was.interactionId))
    await forget(scope, broken, kept)
    const again = await rebuild(scope, receiving, rebuilt)
    const apart = new Set(rebuilt.map(({ arrived }) => arrived))
    const rest = await receive(
      scope,
      receiving,
      batch.filter((arrived) => !apart.has(arrived)),
    )
    return together(again, rest)
  })
}

const placeOf = ({ folder, position }: { folder: string; position: string }) => `${folder}\0${position}`

/** The arrivals go, to be received anew; of an interaction that cannot be made again, what is left of it. */
async function forget(scope: Scope, broken: readonly Broken[], kept: ReadonlySet<string>): Promise<void> {
  const gone = broken.flatMap(({ interactionId, sound }) =>
    interactionId && !sound && !kept.has(interactionId) ? [interactionId] : [],
  )
  const ids = broken.map(({ id }) => id)
  await run(
    scope,
    sql`delete from arrival where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[])`.compile(db),
    ...takeOut(scope, gone),
  )
}

async function rebuild(scope: Scope, receiving: Receiving, rebuilt: readonly Rebuilt[]): Promise<Received> {
  await strip(scope, receiving, rebuilt)
  const last = await readLastReaders(scope, rebuilt)
  // What a rule would leave out today was captured before: it stays.
  const takenBack = new Set([...receiving.takenBack, ...everyRule])
  const received = await receive(
    scope,
    { ...receiving, takenBack, idsBefore: lostIds(rebuilt) },
    rebuilt.map(({ arrived }) => arrived),
  )
  const now = await putBack(scope, receiving.sourceId, rebuilt)
  await restoreWords(scope, now)
  await dropRest(scope, rebuilt, now)
  await closeAgain(scope, now, last)
  // Those of several sources are read by the readers of each.
  const ids = [...new Set(now.map(({ interactionId }) => interactionId))]
  await moveInteractions(scope, receiving.timeZone, await findMoves(scope, ids))
  return received
}

/** The ids of messages of which no row is left, by the first place each had. */
function lostIds(rebuilt: readonly Rebuilt[]): Map<string, string> {
  const lost = rebuilt.filter(({ was }) => !was.stands).toReversed()
  const first = new Map(lost.map(({ was }) => [was.interactionId, placeOf(was)]))
  return new Map([...first].map(([id, place]) => [place, id]))
}

function together(one: Received, other: Received): Received {
  return {
    captured: one.captured + other.captured,
    joined: one.joined + other.joined,
    quarantined: one.quarantined + other.quarantined,
    left_out: one.left_out + other.left_out,
    interactionIds: [...new Set([...one.interactionIds, ...other.interactionIds])],
    moved: one.moved || other.moved,
  }
}
