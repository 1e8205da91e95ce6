// What happens to everything a customer says, in order: the only place that knows the order.
import { sweepErased } from './base/erase.ts'
import type { Ground, Job, Scope } from './base/scope.ts'
import { retryAll, type Which } from './capture/again/retry.ts'
import { takeIn, type Taken } from './capture/again/take-back.ts'
import { takeDropped } from './capture/drop/take.ts'
import { importSource } from './capture/import.ts'
import { sweepParcels } from './capture/parcel/sweep.ts'
import { proveSource } from './capture/prove.ts'
import { recountAll } from './capture/recount.ts'
import { sweepRaws } from './capture/raw/sweep.ts'
import { repairSource } from './capture/repair.ts'
import { followSource } from './capture/readers/follow-source.ts'
import { refileHandles, refileOurs } from './capture/refile/handles.ts'
import { handlesOf } from './capture/turn.ts'
import { packAll, packDays, packSoon } from './company/touch/pack.ts'
import { keepPlaces } from './follow/keep-places.ts'
import { notifyAnswers } from './follow/notification/answer.ts'
import { reckonWaiting } from './follow/waiting.ts'
import { reckonAnswers } from './insight/answer.ts'
import { reckonOwners } from './insight/familiar.ts'
import { seekAmong } from './knowledge/among.ts'
import { learnMentions } from './knowledge/mention.ts'
import { learnSignatures } from './knowledge/signature.ts'
import { noteBounces } from './outgoing/bounce/note.ts'
import { trustWhoWrote } from './outgoing/bounce/trust.ts'
import { deliver } from './outgoing/send/deliver.ts'
import { noteFound } from './outgoing/send/found.ts'
import { resumeSendings } from './outgoing/send/resume.ts'
import { tidyOutgoing } from './outgoing/tidy.ts'
import { raiseQuestions } from './people/doubt.ts'
import { kithScope } from './workspace/session.ts'
import { isWorkspaceHere } from './workspace/workspace.ts'

type Payload = { workspaceId: string }

/** The work behind each queue. Each stage is idempotent, so a retry, a better rule or a better model is the same operation: run it again. */
export function journeyJobs(ground: Ground): Job[] {
  const open: Open = ({ workspaceId }) => kithScope(ground, workspaceId)
  return [...arrivalJobs(open), ...renewalJobs(open), ...outgoingJobs(open), ...tidyingJobs(open)] as Job[]
}

type Open = (job: Payload) => ReturnType<typeof kithScope>
type OfSource = Payload & { sourceId: string }

/** Mail comes, once or once more. */
const arrivalJobs = (open: Open) => [
  {
    name: 'journey',
    atOnce: 1,
    work: (job: Payload & { interactionIds: string[]; moved?: boolean }) => travel(open(job), job.interactionIds, job),
  },
  { name: 'import', atOnce: 1, work: (job: OfSource) => importSource(open(job), job.sourceId) },
  { name: 'prove', atOnce: 1, work: (job: OfSource) => proveSource(open(job), job.sourceId) },
  { name: 'drop', atOnce: 1, work: (job: OfSource) => takeDropped(open(job), job.sourceId) },
  { name: 'repair', work: (job: OfSource) => repair(open(job), job.sourceId) },
  { name: 'retry', work: (job: Payload & Which) => retryAll(open(job), job) },
  { name: 'take-in', work: (job: Payload & Taken) => takeIn(open(job), job) },
]

/** Something was changed that what is known already depends on. */
const renewalJobs = (open: Open) => [
  {
    name: 'refile',
    atOnce: 1,
    work: (job: Payload & { handleIds: string[] }) => refileHandles(open(job), job.handleIds),
  },
  {
    name: 'ours',
    atOnce: 1,
    work: (job: Payload & { addresses: string[]; domains: string[] }) => refileOurs(open(job), job),
  },
  {
    name: 'readers',
    atOnce: 1,
    work: (job: OfSource) =>
      followSource(open(job), job.sourceId, (within, ids) => travel(within, ids, { moved: true })),
  },
  { name: 'mention', work: (job: Payload) => seekAmong(open(job)) },
  { name: 'recount', atOnce: 1, work: (job: Payload) => recount(open(job)) },
  { name: 'pack', atOnce: 1, work: (job: Payload) => packDays(open(job)) },
]

/** Mail goes out, and some of it comes back. */
const outgoingJobs = (open: Open) => [
  { name: 'send', atOnce: 3, work: (job: Payload & { sendingId: string }) => deliver(open(job), job.sendingId) },
  { name: 'bounce', work: (job: Payload & { arrivalIds: string[] }) => noteBounces(open(job), job.arrivalIds) },
]

const tidyingJobs = (open: Open) => [
  { name: 'tidy', work: async (job: Payload) => void (await tidyOutgoing(open(job))) },
  { name: 'sweep', work: (job: Payload) => sweep(open(job)) },
]

/** At every start and every day: goes on with mail that nobody is at any more, and removes from the disk what belongs to nothing. */
async function sweep(scope: ReturnType<typeof kithScope>): Promise<void> {
  await resumeSendings(scope)
  await sweepParcels(scope)
  await sweepRaws(scope)
  await sweepErased(scope.ground, isWorkspaceHere)
}

/** know who → learn → understand → follow through, for a batch of interactions; `moved`: who may read them has changed. */
export async function travel(scope: Scope, interactionIds: string[], { moved = false } = {}): Promise<void> {
  await raiseQuestions(scope, await handlesOf(scope, interactionIds))
  await learnSignatures(scope, interactionIds, { all: moved })
  await learnMentions(scope, interactionIds)
  await trustWhoWrote(scope, interactionIds)
  await noteFound(scope, interactionIds)
  await reckonOwners(scope, interactionIds)
  await reckonAnswers(scope, interactionIds)
  await keepPlaces(scope, interactionIds)
  await reckonWaiting(scope, interactionIds)
  await notifyAnswers(scope, interactionIds)
  await packSoon(scope)
}

/** Counts everything anew that is otherwise counted along, and what is counted of days. */
export async function recount(scope: Scope): Promise<void> {
  await recountAll(scope)
  await packAll(scope)
}

async function repair(scope: Scope, sourceId: string): Promise<void> {
  await repairSource(scope, sourceId)
  await packSoon(scope)
}
