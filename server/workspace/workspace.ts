// One company's Kith: made with its first owner.
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { type Ground, type Scope, afterCommit, atomically, run, runGlobal } from '../base/scope.ts'
import { makeAudience } from './audience.ts'
import { recordEvents } from './event.ts'
import { enterWorkspace, kithScope } from './session.ts'
import { forgetSessions } from './session/opened.ts'

export const domainText = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?=.{3,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u, 'not a domain')

/** ISO 3166-1 alpha-2: decides how phone numbers without a country code are read. */
export const countryText = z.string().regex(/^[A-Z]{2}$/, 'not a country code')

export type NewWorkspace = {
  name: string
  country?: string
  timeZone?: string
  locale?: string
  /** The owner's own addresses, and the company's mail domains. */
  addresses?: readonly string[]
  domains?: readonly string[]
  /** Made to look around in. */
  village?: boolean
}

/** Makes a workspace whose owner is the account; answers the owner's scope in it. `before` is done first, in the same transaction. */
export async function makeWorkspace(
  ground: Ground,
  owner: { accountId: string; name: string },
  made: NewWorkspace,
  before?: (scope: Scope) => Promise<void>,
): Promise<Scope> {
  const unmade = unmadeWorkspace(ground)
  await atomically(unmade, async (scope) => {
    await before?.(scope)
    await foundWorkspace(scope, owner, made)
  })
  const scope = await enterWorkspace(ground, owner.accountId, unmade.workspaceId)
  if (!scope) throw new Error('the workspace that was just made lets its owner not in')
  return scope
}

/** The scope of a workspace that is still to be made, and of its first owner. */
export const unmadeWorkspace = (ground: Ground): Scope => ({ ...kithScope(ground, newId()), memberId: newId() })

/** Writes an unmade workspace with its owner; whatever belongs into it from the beginning is written in the same transaction. */
export async function foundWorkspace(
  scope: Scope,
  owner: { accountId: string; name: string },
  made: NewWorkspace,
): Promise<void> {
  const { workspaceId, memberId } = scope
  if (!memberId) throw new Error('a workspace has an owner')
  await writeWorkspace(scope, made)
  await writeOwner(scope, owner, memberId)
  await makeAudience(scope, 'everyone')
  await makeAudience(scope, [memberId])
  await writeOurs(scope, made, memberId)
  await recordEvents(scope, [{ kind: 'workspace.made', subjectId: workspaceId }])
}

async function writeWorkspace(scope: Scope, made: NewWorkspace): Promise<void> {
  const { name, country, timeZone, locale, village = false } = made
  const row = {
    id: scope.workspaceId,
    name,
    hash_key: randomBytes(32),
    village,
    ...(country ? { country } : {}),
    ...(timeZone ? { time_zone: timeZone } : {}),
    ...(locale ? { locale } : {}),
  }
  await run(scope, db.insertInto('workspace').values(row).compile())
}

async function writeOwner(scope: Scope, owner: { accountId: string; name: string }, id: string): Promise<void> {
  const row = { workspace_id: scope.workspaceId, id, account_id: owner.accountId, name: owner.name }
  const entry = { account_id: owner.accountId, workspace_id: scope.workspaceId, member_id: id }
  await run(
    scope,
    db
      .insertInto('member')
      .values({ ...row, role: 'owner', status: 'active' })
      .compile(),
    db.insertInto('account_workspace').values(entry).compile(),
  )
}

async function writeOurs(
  scope: Scope,
  { addresses = [], domains = [] }: NewWorkspace,
  memberId: string,
): Promise<void> {
  const own = { workspace_id: scope.workspaceId, member_id: memberId, found_by: 'asked' }
  for (const address of addresses)
    await run(
      scope,
      db
        .insertInto('member_address')
        .values({ ...own, address })
        .compile(),
    )
  for (const domain of domains)
    await run(scope, db.insertInto('company_domain').values({ workspace_id: scope.workspaceId, domain }).compile())
}

export async function readWorkspace(ground: Ground, id: string) {
  const [workspace] = await runGlobal(ground, db.selectFrom('workspace').selectAll().where('id', '=', id).compile())
  if (!workspace) throw new Error(`there is no workspace ${id}`)
  return workspace
}

/** Whether there is such a workspace: not one that is still to be made, or was erased. */
export async function isWorkspaceHere(ground: Ground, id: string): Promise<boolean> {
  const found = await runGlobal(ground, db.selectFrom('workspace').select('id').where('id', '=', id).compile())
  return found.length > 0
}

/** Changes what the workspace is called, its country or time zone; with the zone, days are counted anew. */
export async function changeWorkspace(
  scope: Scope,
  change: { name?: string; country?: string; timeZone?: string },
): Promise<void> {
  const { name, country, timeZone } = change
  const set = {
    ...(name ? { name } : {}),
    ...(country ? { country } : {}),
    ...(timeZone ? { time_zone: timeZone } : {}),
  }
  if (Object.keys(set).length === 0) return
  const { workspaceId } = scope
  await atomically(scope, async (scope) => {
    await run(scope, db.updateTable('workspace').set(set).where('id', '=', workspaceId).compile())
    await recordEvents(scope, [
      { kind: 'workspace.changed', subjectId: workspaceId, change: { fields: Object.keys(set) } },
    ])
    if (timeZone) await scope.ground.jobs.queue(scope, 'recount', { workspaceId })
  })
}

/** Deletes the workspace itself, once nothing is left in it; sessions that looked at it look at none. */
export async function forgetWorkspace(scope: Scope): Promise<void> {
  const { workspaceId } = scope
  await run(
    scope,
    db.updateTable('session').set({ workspace_id: null }).where('workspace_id', '=', workspaceId).compile(),
    db.deleteFrom('workspace').where('id', '=', workspaceId).compile(),
  )
  afterCommit(scope, forgetSessions)
}

/** The workspaces an account may enter, by name. */
export async function listWorkspaces(ground: Ground, accountId: string) {
  const query = db
    .selectFrom('account_workspace')
    .innerJoin('workspace', 'workspace.id', 'account_workspace.workspace_id')
    .select(['workspace.id', 'workspace.name', 'workspace.village'])
    .where('account_id', '=', accountId)
    .orderBy('workspace.name')
    .limit(200)
  return runGlobal(ground, query.compile())
}
