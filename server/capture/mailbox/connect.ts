// Connects a mailbox: enters it, keeps how (passwords sealed), and has it followed from then on.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { conflict, invalid } from '../../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../../base/scope.ts'
import { normaliseEmail } from '../../people/address.ts'
import { audienceId as audienceOf } from '../../workspace/audience.ts'
import { recordEvents } from '../../workspace/event.ts'
import { readOurs } from '../../workspace/member.ts'
import { keepAddress } from '../../workspace/ours.ts'
import { may } from '../../workspace/role.ts'
import { changeReaders } from '../readers/change.ts'
import { makeChosen, mustBeChoosable } from '../readers/choice.ts'
import type { ServerFolder } from './enter/imap.ts'
import { type Entered, enter, type Given } from './enter.ts'
import { isChosenAtFirst, roleOf } from './folder.ts'
import { sealSecret } from './secret.ts'
import type { AccessGiven, MailboxGiven } from './shape.ts'
import { wakeFollower } from './wake.ts'

/** Signs in and tells which folders there are, as they would be chosen; keeps nothing. */
export async function checkMailbox(scope: Scope, given: AccessGiven) {
  const { folders } = await enter(scope, accesses(given), given.confirmed)
  return { folders: foldersOf(folders, []) }
}

/** Throws invalid when it cannot be entered or the address may not become ours so, conflict when it is followed already. */
export async function connectMailbox(scope: Scope, given: MailboxGiven): Promise<{ id: string }> {
  await mustBeChoosable(scope, given)
  const address = normaliseEmail(given.address)?.value ?? given.address
  await mustBeTheirs(scope, address, given)
  const entered = await enter(scope, accesses(given), given.confirmed)
  return atomically(scope, async (scope) => {
    const audienceId = await makeChosen(scope, given, scope.memberId)
    const own = audienceId === audienceOf(scope.workspaceId, 'everyone') ? null : scope.memberId
    const { sourceId, revived } = await keepSource(scope, {
      name: given.name ?? address,
      audienceId,
      departmentId: given.departmentId ?? null,
      // What somebody follows for a few must not be found out by following it again.
      fingerprint: `imap ${entered.imap.host.toLowerCase()} ${entered.imap.login}${own ? ` ${own}` : ''}`,
    })
    // What it brought before is for those who may read it now.
    if (revived) await changeReaders(scope, sourceId, given)
    await keepMailbox(scope, sourceId, address, given, entered)
    await keepFolders(scope, sourceId, foldersOf(entered.folders, given.folders))
    await keepOurs(scope, address, given.readers === 'owner' ? scope.memberId : null)
    await recordEvents(scope, [{ kind: 'source.connected', subjectId: sourceId, audienceId }])
    await wakeFollower(scope, sourceId)
    return { id: sourceId }
  })
}

function accesses({ address, imap, smtp }: AccessGiven): { imap: Given; smtp: Given | null } {
  const access = (given: NonNullable<AccessGiven['smtp']>): Given => ({
    host: given.host,
    port: given.port,
    security: given.security,
    login: given.login ?? imap.login ?? address,
    password: given.password ?? imap.password,
    certificate: null,
    trust: given.certificate ?? null,
  })
  return { imap: access(imap), smtp: smtp && access(smtp) }
}

type Choice = { path: string; chosen: boolean }

function foldersOf(folders: readonly ServerFolder[], choices: readonly Choice[]) {
  const roles = new Set(folders.map(roleOf))
  const wanted = new Map(choices.map(({ path, chosen }) => [path, chosen]))
  return folders.map((folder) => ({
    path: folder.path,
    role: roleOf(folder),
    chosen: wanted.get(folder.path) ?? isChosenAtFirst(roleOf(folder), roles),
    byHand: wanted.has(folder.path),
    listed: folder.standing?.messages ?? 0,
    uidValidity: folder.standing?.uidValidity ?? null,
  }))
}

type MadeSource = { name: string; audienceId: string; departmentId: string | null; fingerprint: string }

/** A mailbox that was followed once is the same source again: what it brought then is known. */
async function keepSource(scope: Scope, { name, audienceId, departmentId, fingerprint }: MadeSource) {
  const id = newId()
  const query = db
    .insertInto('source')
    .values({
      workspace_id: scope.workspaceId,
      id,
      channel: 'email',
      kind: 'imap',
      name,
      location: '',
      fingerprint,
      audience_id: audienceId,
      owner_id: scope.memberId,
      department_id: departmentId,
      phase: 'following',
    })
    .onConflict((on) =>
      on
        .columns(['workspace_id', 'fingerprint'])
        .doUpdateSet({ name, department_id: departmentId, owner_id: scope.memberId, phase: 'following', problem: null })
        .where('source.phase', '=', 'ended'),
    )
    .returning('id')
  const kept = await runOne(scope, query.compile())
  if (!kept) throw conflict('mailbox_known', 'This mailbox is followed already.')
  return { sourceId: kept.id, revived: kept.id !== id }
}

async function keepMailbox(
  scope: Scope,
  sourceId: string,
  address: string,
  given: MailboxGiven,
  { imap, smtp }: Entered,
): Promise<void> {
  const smtpPassword = given.smtp?.password ?? null
  const row = {
    workspace_id: scope.workspaceId,
    source_id: sourceId,
    address,
    sender_name: given.senderName,
    signature: given.signature,
    imap_host: imap.host,
    imap_port: imap.port,
    imap_security: imap.security,
    imap_login: imap.login,
    imap_secret: sealSecret(scope, sourceId, 'imap_secret', imap.password),
    imap_certificate: imap.certificate,
    smtp_host: smtp?.host ?? null,
    smtp_port: smtp?.port ?? null,
    smtp_security: smtp?.security ?? null,
    smtp_login: given.smtp?.login ?? null,
    smtp_secret: smtpPassword === null ? null : sealSecret(scope, sourceId, 'smtp_secret', smtpPassword),
    smtp_certificate: smtp?.certificate ?? null,
    made_by: scope.memberId,
  }
  await run(
    scope,
    db.insertInto('mailbox').values(row).compile(),
    db.insertInto('followed').values({ workspace_id: scope.workspaceId, source_id: sourceId }).compile(),
  )
}

type Made = {
  path: string
  role: string
  chosen: boolean
  byHand: boolean
  listed: number
  uidValidity: number | null
}

/** Writes down the folders that are new. Of one that is not followed it is kept by what it is known again under another name. */
export async function keepFolders(scope: Scope, sourceId: string, folders: readonly Made[]): Promise<void> {
  const column = <T>(of: (folder: Made) => T) => folders.map(of)
  await run(
    scope,
    sql`insert into mailbox_folder (workspace_id, source_id, id, path, role, chosen, chosen_by, listed, uid_validity)
      select ${scope.workspaceId}::uuid, ${sourceId}::uuid, id, path, role, chosen, case when by_hand then ${scope.memberId}::uuid end, listed, uid_validity
      from unnest(${column(() => newId())}::uuid[], ${column((f) => f.path)}::text[], ${column((f) => f.role)}::text[], ${column((f) => f.chosen)}::boolean[],
        ${column((f) => f.byHand)}::boolean[], ${column((f) => f.listed)}::bigint[], ${column((f) => (f.chosen ? null : f.uidValidity))}::bigint[])
        as row (id, path, role, chosen, by_hand, listed, uid_validity)
      on conflict (workspace_id, source_id, path) do nothing`.compile(db),
  )
}

/** Whose mailbox we follow is one of us: without that, what was sent from it would be taken for a customer's words. */
async function keepOurs(scope: Scope, address: string, memberId: string | null): Promise<void> {
  if (!(await isOurs(scope, address))) await keepAddress(scope, address, memberId)
}

async function isOurs(scope: Scope, address: string): Promise<boolean> {
  const { addresses, domains } = await readOurs(scope)
  return addresses.has(address) || domains.has(address.slice(address.lastIndexOf('@') + 1))
}

/**
 * Makes an address ours only for who may say what is ours, or whom its own server lets in under it: whatever else is typed may be a
 * customer's. Refused whether anybody knows the address or not: a member is not told what others' mail says.
 */
async function mustBeTheirs(scope: Scope, address: string, { imap, address: typed }: AccessGiven): Promise<void> {
  if (may(scope.role, 'shapeCompany') || normaliseEmail(imap.login ?? typed)?.value === address) return
  if (await isOurs(scope, address)) return
  const detail =
    'Its server knows this mailbox under another name, and the address is not one of ours; a manager can connect it.'
  throw invalid('address_not_ours', detail, [{ path: 'address', code: 'address_not_ours', detail }])
}
