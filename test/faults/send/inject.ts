// Sends mail through real servers while Kith and its database are killed around every step, and counts what became of each.
import { setTimeout as wait } from 'node:timers/promises'
import { chances } from '../kit/chances.ts'
import { kill, type Victim } from '../kit/victim.ts'
import { hurry, type Listed, type Office, openOffice, readRows, sendOne, settled } from './office.ts'
import { reach, type Step, stepsFor } from './step.ts'

export type Outcome = {
  injected: number
  /** Mails whose sending was acknowledged; how many of them the SMTP server took, stand in the timeline and lie in Sent, each once. */
  listed: number
  captured: number
  /** Shown as not known to be sent after a kill. */
  unknown: number
  lost: number
  duplicated: number
  /** From the kill until every mail was sent, or shown as not sent. */
  recoveredMs: number[]
  broken: string[]
}
/** `steps`: Kith alone is killed, at these; else whoever, at any. */
type Plan = { rounds: number; seed: number; atOnce?: number; steps?: readonly string[]; tell?: (line: string) => void }

const victims: readonly Victim[] = ['node', 'node', 'node', 'backend', 'postmaster']

export async function injectFaults({
  rounds,
  seed,
  atOnce = 3,
  steps: named,
  tell = () => undefined,
}: Plan): Promise<Outcome> {
  const office = await openOffice()
  const chance = chances(seed)
  const counts = { injected: 0, unknown: 0, recoveredMs: [] as number[], broken: [] as string[] }
  const sent: string[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const victim = named ? 'node' : (victims[Math.floor(chance() * victims.length)] ?? 'node')
      const possible = stepsFor(victim, named)
      const step = possible[round % possible.length] as Step
      for (let at = 0; at < atOnce; at++) sent.push(await sendOne(office, `round ${round}, mail ${at}`))
      const took = await killAt(office, step, victim, chance)
      if (took === null) continue
      counts.injected++
      counts.recoveredMs.push(took)
      const undecided = await settled(office)
      counts.unknown += undecided.filter(({ state }) => state === 'unknown').length
      tell(`${counts.injected}: ${victim} ${step.name}, over after ${Math.round(took)} ms, ${told(undecided)}`)
      counts.broken.push(...(await decide(office, undecided)))
    }
    return { ...counts, ...(await account(office, sent)) }
  } catch (error) {
    console.error(office.kith.said().split('\n').slice(-30).join('\n'))
    throw error
  } finally {
    await office.close()
  }
}

const told = (undecided: readonly Listed[]) =>
  undecided.length === 0 ? 'all sent' : undecided.map(({ state }) => state).join(', ')

/** Answers how long it took until everything was decided or shown; null where there was nobody to kill. */
async function killAt(office: Office, step: Step, victim: Victim, chance: () => number): Promise<number | null> {
  const { kith, lines, exim } = office
  exim.waitBefore250(victim === 'node' ? 0 : 1)
  const there = reach(step, lines, step.line === 'time' ? chance() * 2500 : 8000)
  await hurry(office)
  await there
  const began = performance.now()
  const killed = kill(kith, victim, chance())
  if (killed && victim === 'node') await kith.start()
  exim.waitBefore250(0)
  await settled(office)
  return killed ? performance.now() - began : null
}

/** What a member does who looks: a mail the server has was sent, another is sent again; both must then come to their end. */
async function decide(office: Office, undecided: readonly Listed[]): Promise<string[]> {
  const broken: string[] = []
  const rows = new Map((await readRows(office)).map((row) => [row.id, row]))
  for (const { id, state } of undecided) {
    const messageId = rows.get(id)?.messageId ?? ''
    const taken = office.accepted(messageId)
    if (state === 'failed') broken.push(`${messageId} failed`)
    await office.kith.ask('POST', `/sendings/${id}/${taken > 0 ? 'sent' : 'again'}`, {})
  }
  if (undecided.length > 0) await wait(50)
  const left = await settled(office)
  return [...broken, ...left.map(({ id, state }) => `${id} stays ${state}`)]
}

async function account(office: Office, sent: readonly string[]) {
  const rows = new Map((await readRows(office)).map((row) => [row.id, row]))
  let [captured, lost, duplicated] = [0, 0, 0]
  const broken: string[] = []
  for (const id of sent) {
    const row = rows.get(id)
    const times = row ? [office.accepted(row.messageId), row.interactions, office.filed(row.messageId)] : [0, 0, 0]
    if (times.every((n) => n === 1)) captured++
    if (times.some((n) => n === 0)) lost++
    if (times.some((n) => n > 1)) duplicated++
    if (times.some((n) => n !== 1) || row?.state !== 'filed')
      broken.push(
        `${row?.messageId ?? id} ${row?.state}: taken ${times[0]}, in the timeline ${times[1]}, in Sent ${times[2]}`,
      )
  }
  return { listed: sent.length, captured, lost, duplicated, broken }
}
