// Plays every kind of fault on a mailbox of its own in one running Kith, and draws up what became of every message.
import { setTimeout as wait } from 'node:timers/promises'
import { resolve } from 'node:path'
import type { Client } from 'pg'
import { openDatabases } from '../../../server/base/postgres/open.ts'
import { withClient } from '../../../server/base/postgres/roles.ts'
import { startedAt } from '../../../server/base/process/process.ts'
import { countFolders, listMessages, readMessages } from '../../servers/witness.ts'
import { inCompany } from '../kit/company.ts'
import type { Running } from '../kit/process.ts'
import { type Kind, kinds, usual } from './kinds.ts'
import { connect, lying, setStage, type Stage } from './stage.ts'

export type Outcome = {
  injected: number
  listed: number
  captured: number
  quarantined: number
  excluded: number
  lost: number
  duplicated: number
  /** Interactions that were there and are not any more. */
  deletions: number
  /** Messages in which something changed on the server. */
  touched: number
  exits: number
  untrue: string[]
  recoveredMs: number[]
}
type Played = Omit<Outcome, 'injected' | 'exits'>

/** `names`: the kinds; `atOnce`: how many of them at a time. */
export async function playFaults({
  names = Object.keys(kinds),
  atOnce = 3,
  tell = (_: string) => undefined as void,
}): Promise<Outcome> {
  const program = resolve(import.meta.dirname, 'serve.ts')
  const { done } = await inCompany({ program }, async (kith) => {
    const { pid } = kith
    const databases = await openDatabases({ home: kith.home, share: true })
    try {
      const played = await withClient(databases.owner, (owner) => playAll(owner, kith, [...names], atOnce, tell))
      return { ...sumUp(played), injected: played.length, exits: startedAt(pid) === null ? 1 : 0 }
    } finally {
      await databases.stop()
    }
  })
  return done
}

async function playAll(owner: Client, kith: Running, names: string[], atOnce: number, tell: (line: string) => void) {
  const played: Played[] = []
  const work = async () => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const kind = kinds[name]
      if (!kind) throw new Error(`no fault is called ${name}`)
      const one = await play(owner, kith, name, kind)
      played.push(one)
      const { lost, duplicated, deletions, touched } = one
      const wrong = Object.entries({ lost, duplicated, deletions, touched }).filter(([, count]) => count > 0)
      const told = wrong.map(([what, count]) => `, ${count} ${what.toUpperCase()}`).join('')
      tell(`${played.length}: ${name}, ${one.listed} listed, whole again after ${one.recoveredMs[0]} ms${told}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return played
}

async function play(owner: Client, kith: Running, name: string, kind: Kind): Promise<Played> {
  const stage = await setStage(name, kith, kind.settings)
  try {
    ;(kind.fill ?? usual)(stage)
    await connect(stage)
    if (!kind.while) await stage.untilWhole()
    const before = await readInteractions(owner, name)
    await kind.strike(stage)
    stage.line.slow(null)
    stage.line.flow()
    const healed = performance.now()
    stage.deliver(2)
    stage.deliver(1, { folder: 'Sent' })
    await stage.untilWhole()
    const recovered = Math.round(performance.now() - healed)
    await proveIt(stage)
    return { ...(await drawUp(owner, stage, before)), recoveredMs: [recovered] }
  } finally {
    if (stage.id) await kith.ask('DELETE', `/mailboxes/${stage.id}`)
    await stage.line.stop()
    await stage.server.stop()
  }
}

async function proved(stage: Stage) {
  const last = (await stage.look()).proof?.provedAt
  await stage.kith.ask('POST', `/sources/${stage.id}/proof`, {})
  return (await stage.until('was proved', ({ proof }) => proof !== null && proof.provedAt !== last)).proof
}

/** Kith's own proof has to close, too. */
async function proveIt(stage: Stage): Promise<void> {
  let proof = await proved(stage)
  // What is told as still to come may be: a folder that has just got another name is read once more.
  for (let left = 5; left > 0 && proof?.missing === 0 && proof.pending > 0; left--) {
    await stage.untilWhole()
    await wait(500)
    proof = await proved(stage)
  }
  if (proof?.missing !== 0 || proof.pending !== 0 || proof.problem !== null || proof.listed !== lying(stage))
    stage.untrue.push(`${stage.name}: the proof says ${JSON.stringify(proof)}, ${lying(stage)} lie there`)
}

type Written = { id: string; subject: string }

async function readInteractions(owner: Client, name: string): Promise<Written[]> {
  const { rows } = await owner.query<Written>(
    `select id, subject from interaction where subject ~ ('^' || $1 || ' \\d+$')`,
    [name],
  )
  return rows
}

/** Read from the files of the messages alone. */
function lyingSubjects({ server, user }: Stage): string[] {
  const maildir = server.maildir(user)
  const folders = Object.keys(countFolders(maildir)).filter((folder) => folder !== 'Drafts')
  const raws = folders.flatMap((folder) => readMessages(maildir, folder))
  return raws.map((raw) => /^Subject: (.*)$/m.exec(raw.toString('latin1'))?.[1]?.trim() ?? '')
}

async function drawUp(owner: Client, stage: Stage, before: readonly Written[]): Promise<Omit<Played, 'recoveredMs'>> {
  const after = await readInteractions(owner, stage.name)
  const { rows } = await owner.query<{ outcome: string; arrivals: number }>(
    `select outcome, count(*)::int as arrivals from arrival where source_id = $1 and gone_at is null group by outcome`,
    [stage.id],
  )
  const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.arrivals ?? 0
  const times = Map.groupBy(after, ({ subject }) => subject)
  const here = new Set(after.map(({ id }) => id))
  return {
    listed: lying(stage),
    captured: of('captured') + of('joined'),
    quarantined: of('quarantined'),
    excluded: of('left_out'),
    // What was expunged before Kith could see it was never its to keep.
    lost: lyingSubjects(stage).filter((subject) => !times.has(subject)).length,
    duplicated: [...times.values()].reduce((sum, group) => sum + group.length - 1, 0),
    deletions: before.filter(({ id }) => !here.has(id)).length,
    touched: listMessages(stage.server.maildir(stage.user)).filter(({ flags }) => flags.includes('S')).length,
    untrue: stage.untrue,
  }
}

function sumUp(played: readonly Played[]): Played {
  const sum = (of: (one: Played) => number) => played.reduce((total, one) => total + of(one), 0)
  return {
    listed: sum(({ listed }) => listed),
    captured: sum(({ captured }) => captured),
    quarantined: sum(({ quarantined }) => quarantined),
    excluded: sum(({ excluded }) => excluded),
    lost: sum(({ lost }) => lost),
    duplicated: sum(({ duplicated }) => duplicated),
    deletions: sum(({ deletions }) => deletions),
    touched: sum(({ touched }) => touched),
    untrue: played.flatMap(({ untrue }) => untrue),
    recoveredMs: played.flatMap(({ recoveredMs }) => recoveredMs),
  }
}
