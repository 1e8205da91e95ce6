// Which workspace a command works in, and on whose behalf.
import { db } from '../../base/database.ts'
import { type Ground, type Scope, run, runGlobal } from '../../base/scope.ts'
import { makePassword } from '../../workspace/member/admit.ts'
import { firstRun } from '../../workspace/first-run.ts'
import { isFreeMail } from '../../workspace/free-mail.ts'
import { enterWorkspace, kithScope } from '../../workspace/session.ts'

export type Wanted = { workspace?: string; company?: string; email?: string }
export type Place = { name: string; scope: Scope; password: string | null }

/** The workspace of this name, or the only one, in its first owner's scope; with a company and an address, one is made when there is none. */
export async function chooseWorkspace(ground: Ground, wanted: Wanted): Promise<Place> {
  const all = await readWorkspaces(ground)
  const ofName = ({ id, name }: { id: string; name: string }) => id === wanted.workspace || name === wanted.workspace
  const real = all.filter(({ village }) => !village)
  const fitting = wanted.workspace ? all.filter(ofName) : real
  const [found, second] = fitting
  if (found && !second) return { name: found.name, scope: await ownerScope(ground, found.id), password: null }
  if (second)
    throw new Error(
      `There are several workspaces; say which with --workspace: ${fitting.map(({ name }) => name).join(', ')}.`,
    )
  if (wanted.workspace) throw new Error(`There is no workspace "${wanted.workspace}".`)
  if (wanted.company && wanted.email) return makeFirst(ground, wanted.company, wanted.email.trim().toLowerCase())
  throw new Error(
    'There is no workspace yet. Start Kith and open its address first, or name the company and your e-mail address: --company NAME --email ADDRESS.',
  )
}

export const readWorkspaces = (ground: Ground) =>
  runGlobal(
    ground,
    db.selectFrom('workspace').select(['id', 'name', 'village']).orderBy('name').limit(10_000).compile(),
  )

async function ownerScope(ground: Ground, workspaceId: string): Promise<Scope> {
  const query = db
    .selectFrom('member')
    .select('account_id')
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'owner')
    .where('status', '=', 'active')
    .where('account_id', 'is not', null)
    .orderBy('id')
    .limit(1)
  const [[owner]] = await run(kithScope(ground, workspaceId), query.compile())
  const scope = owner?.account_id ? await enterWorkspace(ground, owner.account_id, workspaceId) : null
  if (!scope) throw new Error('This workspace has no owner who can sign in.')
  return scope
}

async function makeFirst(ground: Ground, company: string, email: string): Promise<Place> {
  const password = makePassword()
  const [local = '', domain = ''] = email.split('@')
  const name = local.replace(/[._-]+/g, ' ').replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
  const domains = domain === '' || isFreeMail(domain) ? [] : [domain]
  const { workspaceId } = await firstRun(ground, {
    company,
    name: name || company,
    email,
    password,
    addresses: [],
    domains,
  })
  return { name: company, scope: await ownerScope(ground, workspaceId), password }
}
