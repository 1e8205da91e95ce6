// Brings a mail on its way as far as it can: hands it over once, keeps it, files its copy. Run again it goes on where it was.
import { setTimeout as wait } from 'node:timers/promises'
import { alone } from '../../base/alone.ts'
import { isDatabaseAway, type Scope, atomically } from '../../base/scope.ts'
import { conclude } from './conclude.ts'
import { finish } from './finish.ts'
import { prepare, type Ready } from './prepare.ts'
import { move, queueSending, readSending, type Sending, setAddressees } from './row.ts'
import { type Handed, handOver } from './smtp.ts'

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

/**
 * What had not gone out whole, no server took; of the rest nothing is known. Somebody may be at it still, who lost the lock with its
 * connection: their attempt ends here, for its number is not the row's any more, or its mail is handed over and they say what became of it.
 */
async function recover(scope: Scope, { id, attempt, handedAt }: Sending): Promise<void> {
  const again = { state: 'waiting', attempt: attempt + 1 } as const
  const isBack = handedAt === null && (await move(scope, id, ['sending'], again, { attempt, unhanded: true }))
  if (!isBack) await loseTrack(scope, id, attempt, '')
}

async function loseTrack(scope: Scope, id: string, attempt: number, detail: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const unknown = { state: 'unknown', problem: 'unanswered', detail } as const
    if (!(await move(scope, id, ['sending'], unknown, { attempt }))) return
    await setAddressees(scope, id, { from: ['waiting'], to: 'unknown' })
  })
}

/** What cannot be written down of the server's answer leaves the row as it is: whoever finds it next does not know what became of it. */
async function hand(scope: Scope, sending: Sending): Promise<void> {
  const ready = await prepare(scope, sending)
  if ('became' in ready) return conclude(scope, sending, ready)
  const ours = { ...sending }
  const handed = await handReady(scope, ours, ready)
  if (!handed) return
  await persist(() =>
    handed.became === 'unanswered'
      ? loseTrack(scope, ours.id, ours.attempt, handed.detail)
      : conclude(scope, ours, handed),
  )
}

/** Null where another goes on with it. Throws where it has not gone out, for that it goes out could not be written down first; it waits then. */
async function handReady(scope: Scope, ours: Sending, ready: Ready): Promise<Handed | null> {
  try {
    return await handAs(scope, ours, ready)
  } catch (error) {
    if (error instanceof Overtaken) return null
    const { id, attempt } = ours
    const again = { state: 'waiting', handedAt: null } as const
    await persist(async () => void (await move(scope, id, ['sending'], again, { attempt })))
    throw error
  }
}

/** Raises the attempt as it begins; only whoever's attempt is the row's may end it. */
function handAs(scope: Scope, ours: Sending, { outgoing, bytes, addressees }: Ready): Promise<Handed> {
  const { id } = ours
  return handOver(outgoing.smtp, scope.ground.mailHosts, {
    from: outgoing.address,
    to: addressees.filter(({ state }) => state === 'waiting').map(({ address }) => address),
    bytes,
    async begin() {
      const attempt = ours.attempt + 1
      const isOurs = await move(scope, id, ['waiting'], { state: 'sending', attempt }, { attempt: ours.attempt })
      if (!isOurs) throw new Overtaken()
      ours.attempt = attempt
    },
    async end() {
      const handed = { handedAt: new Date().toISOString() }
      if (!(await move(scope, id, ['sending'], handed, { attempt: ours.attempt }))) throw new Overtaken()
    },
  })
}

/** It was taken back, or another process began anew, before all of it went out. */
class Overtaken extends Error {}

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
