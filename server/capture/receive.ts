// The straight line from arrivals to interactions: one transaction keeps the bytes, says who it was, writes each message once and queues its journey.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { identify } from '../people/identify.ts'
import { forgetConclusions } from '../people/whose/opening.ts'
import { announceEvents } from '../workspace/event.ts'
import { isDrop } from './drop/address.ts'
import { keepLargeRaws, keepRaws } from './raw.ts'
import { followReaders } from './readers/follow.ts'
import { nameAnew } from './readers/move.ts'
import { countAlong } from './receive/count.ts'
import { draftInteractions } from './receive/draft.ts'
import { holdCapture } from './receive/hold.ts'
import type { Draft } from './receive/placed.ts'
import { joinKnown } from './receive/join.ts'
import { judge, writeArrivals } from './receive/judge.ts'
import type { Arrived, Placed } from './receive/placed.ts'
import { queueReports } from './receive/report.ts'
import { type Outcomes, receiveOrSingly } from './receive/singly.ts'
import { threadBySubject, threadByReference } from './receive/thread.ts'
import { writeInteractions } from './receive/write.ts'
import { type Receiving, withReaders } from './receive/receiving.ts'

export type Received = Outcomes

/**
 * Receives a batch of arrivals of one source. The same batch again adds nothing: an arrival's identity is its place.
 * One batch of a workspace at a time; what cannot be parsed has been turned into a quarantine reason by the caller, and what cannot be
 * written down for a reason of its own is quarantined here.
 */
export const receive = (scope: Scope, opened: Receiving, batch: readonly Arrived[]): Promise<Received> =>
  receiveOrSingly(scope, batch, (scope, some) => receiveTogether(scope, opened, some))

async function receiveTogether(scope: Scope, opened: Receiving, batch: readonly Arrived[]): Promise<Received> {
  await keepLargeRaws(scope, opened.hashKey, rawsOf(batch))
  const { met, told, ...received } = await atomically(scope, (scope) => receiveAlone(scope, opened, batch))
  announceEvents(scope, [
    ...told.interactions.flatMap((audienceId) => [
      { kind: 'interaction.captured', audienceId },
      ...(met > 0 ? [{ kind: 'person.met', audienceId }] : []),
    ]),
    { kind: 'source.read', subjectId: opened.sourceId, audienceId: told.source },
  ])
  return received
}

const rawsOf = (all: readonly Arrived[]) => all.flatMap(({ raw }) => (raw ? [raw] : []))
const idsOf = (drafts: Iterable<Draft>) => [...drafts].map(({ id }) => id)

/** Inside the transaction, alone in the workspace; `told` are the audiences that are to hear of it. */
async function receiveAlone(scope: Scope, opened: Receiving, batch: readonly Arrived[]) {
  await holdCapture(scope)
  const receiving = await withReaders(scope, opened)
  const placed = await judge(scope, receiving, batch)
  await keepRaws(scope, rawsOf(placed.map(({ arrived }) => arrived)))
  const { drafts, met, knowers } = await prepare(scope, receiving, placed)
  const fresh = await writeOnce(scope, receiving, drafts, placed)
  const known = drafts.filter((draft) => !fresh.has(draft))
  const joined = await joinKnown(scope, receiving, known)
  const counted = await countAlong(scope, receiving, placed, [...fresh])
  await writeArrivals(scope, receiving, placed)
  await queueReports(scope, placed)
  const followed = await followReaders(scope, receiving.timeZone, idsOf(known), idsOf(drafts))
  const forgotten = await forgetConclusions(scope, knowers)
  await nameAnew(scope, idsOf(drafts))
  const interactionIds = [...new Set([...idsOf(fresh), ...joined, ...followed])]
  const moved = followed.length + forgotten.length > 0
  if (interactionIds.length > 0)
    await scope.ground.jobs.queue(scope, 'journey', { workspaceId: scope.workspaceId, interactionIds, moved })
  const told = { interactions: await audiencesOf(scope, interactionIds), source: receiving.audienceId }
  return { ...counted, interactionIds, moved, met, told }
}

/** Who may read these interactions, and is told of them. */
async function audiencesOf(scope: Scope, interactionIds: readonly string[]): Promise<string[]> {
  const query = db
    .selectFrom('interaction')
    .select('audience_id')
    .distinct()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${[...interactionIds]}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  return rows.map((row) => row.audience_id)
}

/** Identifies everyone who took part and drafts the interactions. */
async function prepare(
  scope: Scope,
  receiving: Receiving,
  placed: readonly Placed[],
): Promise<{ drafts: Draft[]; met: number; knowers: Map<string, string[]> }> {
  const spoken = placed.filter(({ outcome }) => outcome === 'captured')
  const written = spoken.flatMap(({ arrived: { mail } }) =>
    mail ? [...(mail.from ? [mail.from] : []), ...mail.to, ...mail.cc, ...mail.bcc] : [],
  )
  // A drop address is nobody's, and to be known to its users alone: it takes part in nothing.
  const spokenTo = written.filter(({ address }) => !isDrop(receiving.drops, address))
  const { byValue, metPersons, knowers } = await identify(scope, spokenTo)
  return { drafts: draftInteractions(receiving, spoken, byValue), met: metPersons.length, knowers }
}

/** Writes the messages that are new; answers which those were. Threads them by reference first, then by subject. */
async function writeOnce(
  scope: Scope,
  receiving: Receiving,
  drafts: Draft[],
  placed: readonly Placed[],
): Promise<Set<Draft>> {
  const fresh = await writeInteractions(scope, receiving, await threadByReference(scope, drafts))
  for (const place of placed) if (place.draft && !fresh.has(place.draft)) place.outcome = 'joined'
  await threadBySubject(scope, [...fresh])
  return fresh
}
