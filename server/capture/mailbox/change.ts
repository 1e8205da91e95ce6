// Changes of a mailbox by hand: how it is entered, which folders are followed, pause, try again, no longer followed.
import { type SqlBool, sql } from 'kysely'
import { db } from '../../base/database.ts'
import { conflict, forbidden, invalid, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { may } from '../../workspace/role.ts'
import { mustBeHere } from '../change.ts'
import type { Entered, Given } from './enter.ts'
import { enter } from './enter.ts'
import { openSecret, sealSecret } from './secret.ts'
import type { MailboxChange } from './shape.ts'
import { wakeFollower } from './wake.ts'

type Kept = Awaited<ReturnType<typeof readKept>>

/** Only whoever connected it, or a manager, may; who may not read it may have it paused alone. Where it is entered otherwise, that is tried first. */
export async function changeMailbox(scope: Scope, sourceId: string, change: MailboxChange): Promise<void> {
  const before = await readKept(scope, sourceId)
  const fields = Object.keys(change).filter((field) => field !== 'confirmed')
  if (!before.readable && fields.some((field) => field !== 'paused')) throw forbidden()
  if (change.departmentId) await mustBeHere(scope, change.departmentId)
  const entered = change.imap || change.smtp ? await enterAnew(scope, sourceId, before, change) : null
  await atomically(scope, async (scope) => {
    // Signing in takes its time, and meanwhile others may have let it go or changed it.
    const kept = await readKept(scope, sourceId, true)
    if (entered && isEnteredOtherwise(before, kept))
      throw conflict('mailbox_changed', 'Somebody changed how this mailbox is entered meanwhile; look again.')
    await writeSource(scope, sourceId, kept, change)
    await writeMailbox(scope, sourceId, change, entered)
    await chooseFolders(scope, sourceId, change.folders ?? [])
    const { audience_id: audienceId } = kept
    await recordEvents(scope, [{ kind: 'source.changed', subjectId: sourceId, audienceId, change: { fields } }])
    await wakeFollower(scope, sourceId)
  })
}

/** Has a failing mailbox tried at once, or a healthy one looked at; throws as changeMailbox does. */
export async function tryAgain(scope: Scope, sourceId: string): Promise<void> {
  await readKept(scope, sourceId)
  await atomically(scope, async (scope) => {
    const now = { tries: 0, next_try_at: null }
    const query = db.updateTable('mailbox').set(now).where('workspace_id', '=', scope.workspaceId)
    await run(scope, query.where('source_id', '=', sourceId).compile())
    await wakeFollower(scope, sourceId, 'again')
  })
}

/** From now on it is not followed, and how to enter it is forgotten; what it brought stays as it is. */
export async function endMailbox(scope: Scope, sourceId: string): Promise<void> {
  const { audience_id: audienceId } = await readKept(scope, sourceId)
  await atomically(scope, async (scope) => {
    const here = (query: string) =>
      sql`${sql.raw(query)} where workspace_id = ${scope.workspaceId} and source_id = ${sourceId}`
    const ended = { phase: 'ended', problem: null, problem_detail: '' }
    const source = db.updateTable('source').set(ended).where('workspace_id', '=', scope.workspaceId)
    await run(
      scope,
      source.where('id', '=', sourceId).compile(),
      here('delete from followed').compile(db),
      here('delete from mailbox').compile(db),
    )
    await recordEvents(scope, [{ kind: 'source.ended', subjectId: sourceId, audienceId }])
    await wakeFollower(scope, sourceId)
  })
}

/** Throws notFound when the member may not know of it, forbidden when the member may not change it. */
async function readKept(scope: Scope, sourceId: string, held = false) {
  const readable = sql<SqlBool>`s.audience_id = any(${[...scope.audiences]}::uuid[])`
  const query = db
    .selectFrom('mailbox as m')
    .innerJoin('source as s', (on) => on.on('s.workspace_id', '=', scope.workspaceId).onRef('s.id', '=', 'm.source_id'))
    .selectAll('m')
    .select(['s.audience_id', 's.owner_id', 's.phase', readable.as('readable')])
    .where('m.workspace_id', '=', scope.workspaceId)
    .where('m.source_id', '=', sourceId)
  const kept = await runOne(scope, (held ? query.forUpdate(['m', 's']) : query).compile())
  const manages = may(scope.role, 'manageSources')
  if (!kept || !(kept.readable || manages)) throw notFound('mailbox')
  if (kept.owner_id !== scope.memberId && !manages) throw forbidden()
  return kept
}

const entrances = (['imap', 'smtp'] as const).flatMap((kind) =>
  (['host', 'port', 'security', 'login', 'secret', 'certificate'] as const).map((part) => `${kind}_${part}` as const),
)

const isEnteredOtherwise = (before: Kept, now: Kept): boolean =>
  entrances.some((column) => String(before[column]) !== String(now[column]))

/** Signs in with what changed and what stays. */
async function enterAnew(scope: Scope, sourceId: string, kept: Kept, change: MailboxChange): Promise<Entered> {
  const imap = accessOf(scope, sourceId, kept, 'imap', change)
  const smtp =
    change.smtp === null || !(change.smtp || kept.smtp_host) ? null : accessOf(scope, sourceId, kept, 'smtp', change)
  return enter(scope, { imap, smtp }, change.confirmed)
}

/** A password that is kept here goes only where it went before: who changes the place must know it. */
function accessOf(scope: Scope, sourceId: string, kept: Kept, kind: 'imap' | 'smtp', change: MailboxChange): Given {
  const given = change[kind] ?? {}
  const where = {
    host: given.host ?? kept[`${kind}_host`] ?? '',
    port: given.port ?? kept[`${kind}_port`] ?? 0,
    security: given.security ?? (kept[`${kind}_security`] as 'tls' | null) ?? 'tls',
  }
  const moved =
    where.host !== kept[`${kind}_host`] ||
    where.port !== kept[`${kind}_port`] ||
    where.security !== kept[`${kind}_security`] ||
    (given.certificate ?? null) !== null
  const fresh = given.password ?? (kind === 'smtp' && !kept.smtp_secret ? change.imap?.password : undefined)
  const detail = 'Another server, port or certificate needs the password anew.'
  if (moved && !fresh)
    throw invalid('password_needed', detail, [{ path: `${kind}.password`, code: 'password_needed', detail }])
  const login = given.login ?? kept[`${kind}_login`] ?? change.imap?.login ?? kept.imap_login
  const password = fresh ?? keptPassword(scope, sourceId, kept, kind)
  return {
    ...where,
    login,
    password,
    certificate: kept[`${kind}_certificate`],
    trust: given.certificate ?? null,
    known: !moved,
  }
}

function keptPassword(scope: Scope, sourceId: string, kept: Kept, kind: 'imap' | 'smtp'): string {
  const own = kind === 'smtp' ? kept.smtp_secret : null
  const opened = own
    ? openSecret(scope, sourceId, 'smtp_secret', own)
    : openSecret(scope, sourceId, 'imap_secret', kept.imap_secret)
  if (opened !== null) return opened
  const detail = 'The key that sealed the password is gone; enter the password anew.'
  throw invalid('secret_lost', detail, [{ path: `${kind}.password`, code: 'secret_lost', detail }])
}

async function writeSource(scope: Scope, sourceId: string, kept: Kept, change: MailboxChange): Promise<void> {
  const { name, departmentId, paused } = change
  const asked = paused === undefined ? kept.phase : paused ? 'paused' : 'following'
  const phase = asked === 'failed' ? 'following' : asked
  const set = {
    phase,
    ...(phase === kept.phase ? {} : { problem: null, problem_detail: '' }),
    ...(name === undefined ? {} : { name }),
    ...(departmentId === undefined ? {} : { department_id: departmentId }),
  }
  const query = db.updateTable('source').set(set).where('workspace_id', '=', scope.workspaceId)
  await run(scope, query.where('id', '=', sourceId).compile())
}

async function writeMailbox(scope: Scope, sourceId: string, change: MailboxChange, entered: Entered | null) {
  const imapPassword = change.imap?.password
  const set = {
    tries: 0,
    next_try_at: null,
    ...(change.senderName === undefined ? {} : { sender_name: change.senderName }),
    ...(change.signature === undefined ? {} : { signature: change.signature }),
    ...(entered ? columnsOf(scope, sourceId, change, entered) : {}),
    ...(imapPassword ? { imap_secret: sealSecret(scope, sourceId, 'imap_secret', imapPassword) } : {}),
  }
  const query = db.updateTable('mailbox').set(set).where('workspace_id', '=', scope.workspaceId)
  await run(scope, query.where('source_id', '=', sourceId).compile())
}

function columnsOf(scope: Scope, sourceId: string, change: MailboxChange, { imap, smtp }: Entered) {
  const { password, login } = change.smtp ?? {}
  return {
    imap_host: imap.host,
    imap_port: imap.port,
    imap_security: imap.security,
    imap_login: imap.login,
    imap_certificate: imap.certificate,
    smtp_host: smtp?.host ?? null,
    smtp_port: smtp?.port ?? null,
    smtp_security: smtp?.security ?? null,
    smtp_certificate: smtp?.certificate ?? null,
    ...(login === undefined ? {} : { smtp_login: login }),
    ...(password === undefined
      ? {}
      : { smtp_secret: password === null ? null : sealSecret(scope, sourceId, 'smtp_secret', password) }),
  }
}

/** Throws notFound for a folder that is none of this mailbox. */
async function chooseFolders(
  scope: Scope,
  sourceId: string,
  choices: readonly { id: string; chosen: boolean }[],
): Promise<void> {
  if (choices.length === 0) return
  const [ids, chosen] = [choices.map(({ id }) => id), choices.map((choice) => choice.chosen)]
  const [changed] = await run(
    scope,
    sql<{ id: string }>`update mailbox_folder f set chosen = choice.chosen, chosen_by = ${scope.memberId}::uuid
      from unnest(${ids}::uuid[], ${chosen}::boolean[]) as choice (id, chosen)
      where f.workspace_id = ${scope.workspaceId} and f.source_id = ${sourceId} and f.id = choice.id returning f.id`.compile(
      db,
    ),
  )
  if (changed.length < new Set(ids).size) throw notFound('folder')
}
