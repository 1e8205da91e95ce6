// Tends the folders of a mailbox on one line: reads what was there, turn by turn and the newest first, then asks again and again what changed.
import { sql } from 'kysely'
import { db } from '../../../base/database.ts'
import { type Scope, run } from '../../../base/scope.ts'
import { faultOf } from '../enter/fault.ts'
import type { ServerFolder } from '../enter/imap.ts'
import { byUse } from '../folder.ts'
import { type Followed, keepProblem } from './folder.ts'
import { followListing } from './listing.ts'
import { isUnchanged, type Look, lookAt } from './look.ts'
import type { Pace } from './pace.ts'
import { keepSuccess, type Mailbox } from './state.ts'
import type { Suspects } from './suspect.ts'
import { type Taking, takeNew, takeSome } from './take.ts'

export type Folders = { all: Followed[]; inbox: Followed }
/** What is asked of a session: a look at once, also at what could not be read before (`again` counts how often); to be waked for it; to leave. */
export type Asked = { now: boolean; again: number; rouse: () => void; leave: () => void }

export type Session = {
  scope: Scope
  mailbox: Mailbox
  pace: Pace
  suspects: Suspects
  signal: AbortSignal
  asked: Asked
  /** Told after each commit. */
  onTaken: () => Promise<void>
  /** Told each time everything listed has been looked at and taken in. */
  onWhole: () => Promise<void>
}

/** `watched`: the inbox has a line of its own, on which new mail is taken. */
export async function tend(session: Session, taking: Taking, folders: Folders, watched: boolean): Promise<void> {
  const { scope, mailbox, signal, asked } = session
  const mine = () => chosenOf(folders).filter((folder) => !(watched && folder === folders.inbox))
  let answered = asked.again
  for (const folder of mine().filter(({ todo }) => todo === null))
    await attempt(session, taking, folder, () => look(session, taking, folder, {}))
  while (!signal.aborted) {
    await readAll(session, taking, folders, watched)
    await keepSuccess(scope, mailbox, failingOf(folders))
    await session.onWhole()
    await rest(session, taking, folders, watched)
    const how = { again: asked.again > answered }
    answered = asked.again
    asked.now = false
    if (how.again) session.suspects.forgive()
    const listed = await taking.line.folders()
    folders.all = await followListing(scope, mailbox.sourceId, folders.all, listed)
    await lookAtChanged(session, taking, mine(), listed, how)
  }
}

const chosenOf = ({ all }: Folders) => all.filter(({ chosen, here }) => chosen && here).toSorted(byUse)
const failingOf = (folders: Folders) => chosenOf(folders).flatMap(({ problem, path }) => (problem ? [path] : []))

const look = ({ scope, mailbox }: Session, { line }: Taking, folder: Followed, how: Look) =>
  lookAt(scope, mailbox.sourceId, line, folder, how)

/** What the server refuses in one folder is that folder's problem; what breaks the line, or the inbox's, is the session's. */
async function attempt(
  session: Session,
  { line }: Taking,
  folder: Followed,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const fault = faultOf(error)
    if (fault.code !== 'server_error' || !line.isOpen() || folder.role === 'inbox') throw error
    folder.todo = null
    await keepProblem(session.scope, folder, fault)
  }
}

/** Turn by turn, always the folder that has been read back the least far, until all is here. */
async function readAll(session: Session, taking: Taking, folders: Folders, watched: boolean): Promise<void> {
  const { pace, signal } = session
  const { inbox } = folders
  while (!signal.aborted) {
    const folder = nextOf(folders)
    if (!folder) break
    await attempt(session, taking, folder, async () => {
      const { uidValidity } = await taking.line.open(folder.path)
      if (uidValidity !== folder.uidValidity) await look(session, taking, folder, {})
      await takeSome(taking, folder, pace.turnMessages)
    })
    if (watched || !inbox.chosen) continue
    // What comes meanwhile does not wait for the years before it.
    if (inbox.backToUid === 1) await look(session, taking, inbox, {})
    else await taking.line.open(inbox.path)
    if (inbox.backToUid !== 1) await takeNew(taking, inbox)
  }
  await taking.intake.drain()
}

function nextOf(folders: Folders): Followed | undefined {
  const open = chosenOf(folders).filter(({ todo }) => todo && todo.length > 0)
  const began = ({ backTo }: Followed) => backTo ?? '9999'
  return open.reduce<Followed | undefined>(
    (first, one) => (first && began(first) >= began(one) ? first : one),
    undefined,
  )
}

/** Waits until it is time to ask again, and takes what is told meanwhile of the folder that is open. */
async function rest(session: Session, taking: Taking, folders: Folders, watched: boolean): Promise<void> {
  const { pace, signal, asked } = session
  const { line } = taking
  const sent = chosenOf(folders).find(({ role, problem }) => role === 'sent' && !problem)
  const folder = (watched ? sent : undefined) ?? folders.inbox
  const isMine = folder.chosen && !(watched && folder === folders.inbox)
  const end = performance.now() + pace.pollMs
  if (isMine) await look(session, taking, folder, {})
  else await line.open(folder.path)
  for (;;) {
    while (isMine && folder.todo?.length) await takeSome(taking, folder, pace.turnMessages)
    await taking.intake.drain()
    const left = end - performance.now()
    if (left <= 0 || signal.aborted || asked.now) return
    await line.news(line.hasIdle ? left : Math.min(left, pace.askMs))
    if (isMine) await look(session, taking, folder, {})
  }
}

async function lookAtChanged(
  session: Session,
  taking: Taking,
  mine: readonly Followed[],
  listed: readonly ServerFolder[],
  how: Look,
): Promise<void> {
  const standings = new Map(listed.map(({ path, standing }) => [path, standing]))
  const isSame = (folder: Followed) => {
    const standing = standings.get(folder.path)
    return !how.again && !folder.problem && standing ? isUnchanged(folder, standing) : false
  }
  await keepLooked(
    session.scope,
    mine.filter(isSame).map(({ id }) => id),
  )
  for (const folder of mine.filter((one) => !isSame(one)))
    await attempt(session, taking, folder, () => look(session, taking, folder, how))
}

/** Folders in which nothing happened were looked at, too. */
async function keepLooked(scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await run(
    scope,
    sql`update mailbox_folder set looked_at = now() where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::uuid[])`.compile(
      db,
    ),
  )
}
