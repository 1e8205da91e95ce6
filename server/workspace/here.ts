// Who is here: what the web app asks first.
import { z } from 'zod'
import type { Door } from '../base/endpoint.ts'
import { id } from '../base/endpoint.ts'
import { readAccount, countAccounts } from './account.ts'
import { readMemberName } from './member.ts'
import { type Right, may, rights } from './role.ts'
import { enterWorkspace } from './session.ts'
import { listWorkspaces, readWorkspace } from './workspace.ts'

const rightNames = Object.keys(rights) as [Right, ...Right[]]

export const here = z.object({
  /** new: no account yet; out: nobody signed in; in: signed in. */
  state: z.enum(['new', 'out', 'in']),
  account: z.object({ id, email: z.string(), name: z.string(), locale: z.string(), timeZone: z.string() }).nullable(),
  workspace: z
    .object({ id, name: z.string(), country: z.string(), timeZone: z.string(), village: z.boolean() })
    .nullable(),
  member: z.object({ id, name: z.string(), role: z.string() }).nullable(),
  rights: z.array(z.enum(rightNames)),
  workspaces: z.array(z.object({ id, name: z.string(), village: z.boolean() })),
})

export async function describeHere(door: Door): Promise<z.input<typeof here>> {
  const { ground, accountId, workspaceId } = door
  const nobody = { account: null, workspace: null, member: null, rights: [], workspaces: [] }
  if (!accountId) return { ...nobody, state: (await countAccounts(ground)) > 0 ? 'out' : 'new' }
  const { time_zone, ...account } = await readAccount(ground, accountId)
  const workspaces = await listWorkspaces(ground, accountId)
  const signedIn = { ...nobody, state: 'in' as const, account: { ...account, timeZone: time_zone }, workspaces }
  const scope = workspaceId ? await enterWorkspace(ground, accountId, workspaceId) : null
  if (!scope?.memberId) return signedIn
  const { name, country, time_zone: timeZone, village } = await readWorkspace(ground, scope.workspaceId)
  return {
    ...signedIn,
    workspace: { id: scope.workspaceId, name, country, timeZone, village },
    member: { id: scope.memberId, name: await readMemberName(scope, scope.memberId), role: scope.role },
    rights: rightNames.filter((right) => may(scope.role, right)),
  }
}
