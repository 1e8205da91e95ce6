// Brings a mail on its way as far as it can: hands it over once, keeps it, files its copy. Run again it goes on where it was.
import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseAway, type Scope, atomically } from '../../base/scope.ts'
import { faultOf } from '../../capture/mailbox/enter/fault.ts'
import { type Outgoing, readOutgoing } from './access.ts'
import { alone } from '../../base/alone.ts'
import { conclude, type Told } from './conclude.ts'
import { finish } from './finish.ts'
import { buildLetter } from '../compose/build.ts'
import { readLetter, type Written } from './letter.ts'
import { move, queueSending, readSending, type Sending, setAddressees } from './row.ts'
import { handOver } from './smtp.ts'

/** Whoever is at it may die over it: then it is looked at again. */
const busySeconds = 10

export async function deliver(scope: Scope, sendingId: string): Promise<void> {
  const done = await alone(scope, `sending ${sendingId}`, () => goOn(scope, sendingId))
  if (done === 'busy') await queueSending(scope, sendingId, busySeconds)
}

async function goOn(scope: Scope, id: string): Promise<void> {
  const found = await readSending(scope, id)
  if (found?.state === 'sending') await recover(scope, found)
  const sending = await readSending(scope, id)
  if (!sending) return
  const early = Date.parse(sending.dueAt) - Date.now()
  if (sending.state === 'waiting' && early > 250) await queueSending(scope, id, Math.ceil(early / 1000))
  else if (sending.state === 'waiting') await hand(scope, sending)
  await finish(scope, id)
}

/** Nobody is at it any more, or we would not be here. What had not gone out whole, no server took; of the rest nothing is known. */
async function recover(scope: Scope, { id, handedAt }: Sending): Promise<void> {
  if (handedAt === null) await move(scope, id, ['sending'], { state: 'waiting' })
  else await loseTrack(scope, id, '')
}

async function loseTrack(scope: Scope, id: string, detail: string): Promise<void> {
  await atomically(scope, async (scope) => {
    await setAddressees(scope, id, { from: ['waiting'], to: 'unknown' })
    await move(scope, id, ['sending'], { state: 'unknown', problem: 'unanswered', detail })
  })
}

async function hand(scope: Scope, sending: Sending): Promise<void> {
  const written = await readLetter(scope, sending)
  const outgoing = written && (await readOutgoing(scope, sending.sourceId).catch(faultOf))
  if (!outgoing) return conclude(scope, sending, lost('no_mailbox'))
  if (!('smtp' in outgoing)) return conclude(scope, sending, lost(outgoing.code))
  try {
    const handed = await handLetter(scope, sending, written, outgoing)
    await persist(() =>
      handed.became === 'unanswered' ? loseTrack(scope, sending.id, handed.detail) : conclude(scope, sending, handed),
    )
  } catch (error) {
    if (error instanceof TakenBack) return
    await persist(async () => void (await move(scope, sending.id, ['sending'], { state: 'waiting', handedAt: null })))
    throw error
  }
}

const lost = (problem: string): Told => ({ became: 'refused', problem, detail: '', refused: [] })

/** Throws where the mail has not gone out: it was taken back, or that it goes out could not be written down first. */
async function handLetter(scope: Scope, { id }: Sending, { letter, addressees }: Written, outgoing: Outgoing) {
  const must = async (moved: Promise<boolean>) => {
    if (!(await moved)) throw new TakenBack()
  }
  return handOver(outgoing.smtp, scope.ground.mailHosts, {
    from: outgoing.address,
    to: addressees.filter(({ state }) => state === 'waiting').map(({ address }) => address),
    bytes: await buildLetter(letter, { withBcc: false }),
    begin: () => must(move(scope, id, ['waiting'], { state: 'sending' })),
    end: () => must(move(scope, id, ['sending'], { handedAt: new Date().toISOString() })),
  })
}

/** It was taken back before any of it went out. */
class TakenBack extends Error {}

const patienceMs = 10 * 60_000

/** What the server answered is known here alone: the database being away for a moment must not lose it. */
async function persist(work: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await wait(200)) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > end) throw error
    }
  }
}
