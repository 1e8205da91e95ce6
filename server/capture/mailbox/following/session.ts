// One session at a mailbox: signed in, its folders listed, the inbox watched on one line while the others are tended on a second, until something fails or it is told to stop.
import { faultOf, MailboxFault } from '../enter/fault.ts'
import { type Line, openLine } from '../enter/imap.ts'
import { announceStanding, readFolders } from './folder.ts'
import { openIntake } from './intake.ts'
import { followListing } from './listing.ts'
import { lookAt } from './look.ts'
import { readAccess } from './state.ts'
import { type Taking, takeNew, takeSome } from './take.ts'
import { type Folders, type Session, tend } from './tend.ts'

/** Follows until it fails, which is thrown, or is told to stop. */
export async function runSession(session: Session): Promise<void> {
  const { scope, mailbox, pace, signal } = session
  const access = await readAccess(scope, mailbox.sourceId)
  const lines = new Set<Line>()
  const closeAll = () => {
    for (const line of lines) line.close()
  }
  const open = async () => {
    const line = await openLine(access, scope.ground.mailHosts, pace)
    lines.add(line)
    if (signal.aborted) closeAll()
    return line
  }
  signal.addEventListener('abort', closeAll)
  session.asked.rouse = () => {
    for (const line of lines) line.rouse()
  }
  try {
    const first = await open()
    const folders = await listFolders(session, first)
    if (folders.inbox.chosen) await lookAt(scope, mailbox.sourceId, first, folders.inbox)
    const second = folders.inbox.chosen ? await open().catch(nullIfOne) : null
    await together(
      second
        ? [watch(session, taking(session, first), folders), tend(session, taking(session, second), folders, true)]
        : [tend(session, taking(session, first), folders, false)],
      closeAll,
    )
  } finally {
    closeAll()
    signal.removeEventListener('abort', closeAll)
  }
}

/** Where one fails, all are ended, and waited for. */
async function together(work: readonly Promise<void>[], end: () => void): Promise<void> {
  const ended = Promise.allSettled(work)
  try {
    await Promise.race(work)
  } finally {
    end()
    await ended
  }
}

/** A server that allows a single connection is followed by one. */
function nullIfOne(error: unknown): null {
  const { code } = faultOf(error)
  if (['too_many_connections', 'sign_in_refused', 'sign_in_unavailable', 'connection_lost'].includes(code)) return null
  throw error
}

function taking({ scope, mailbox, pace, suspects, onTaken }: Session, line: Line): Taking {
  const { sourceId } = mailbox
  return { scope, sourceId, line, pace, suspects, onTaken, intake: openIntake(scope, sourceId) }
}

async function listFolders({ scope, mailbox }: Session, line: Line): Promise<Folders> {
  const known = await readFolders(scope, mailbox.sourceId)
  const all = await followListing(scope, mailbox.sourceId, known, await line.folders())
  const inbox = all.find(({ role }) => role === 'inbox')
  if (!inbox) throw new MailboxFault('server_error', 'no INBOX')
  return { all, inbox }
}

/** The inbox: what comes is taken the moment the server tells of it. */
async function watch(session: Session, taking: Taking, { inbox }: Folders): Promise<void> {
  const { scope, mailbox, pace, signal, asked } = session
  const { line } = taking
  let [lookedAt, owed, answered] = [performance.now(), false, asked.again]
  while (!signal.aborted) {
    if (inbox.backToUid !== 1) await takeNew(taking, inbox)
    while (inbox.backToUid === 1 && inbox.todo?.length) await takeSome(taking, inbox, pace.turnMessages)
    await taking.intake.drain()
    announceStanding(scope, mailbox.sourceId, mailbox.audienceId)
    const { more, fewer } = await line.news(owed ? pace.wholeMs : line.hasIdle ? pace.pollMs : pace.askMs)
    owed ||= fewer
    const since = performance.now() - lookedAt
    const again = asked.again > answered
    if (inbox.backToUid !== 1 || !(more || again || since >= pace.wholeMs)) continue
    answered = asked.again
    await lookAt(scope, mailbox.sourceId, line, inbox, { again })
    ;[lookedAt, owed] = [performance.now(), false]
  }
}
