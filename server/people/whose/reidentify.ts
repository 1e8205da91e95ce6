// Says anew whose known addresses are, after what is ours has changed: a customer turns out to be a colleague, or the other way round.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { readOurs } from '../../workspace/member.ts'
import { keepMet } from '../../workspace/member/colleague.ts'
import { normaliseEmail } from '../address.ts'
import { callColleaguesAnew } from '../known/call.ts'
import { type Identity, readHandles } from '../identify.ts'
import { type Decided, decideWhose, isOurs } from './decide.ts'
import { forgetUnmet } from './forget.ts'

/** What may have become ours, or no longer be it. */
export type OurChange = { addresses: readonly string[]; domains: readonly string[] }

/** Decides anew for the addresses that the change concerns; answers their handles, also those that were decided so before. */
export async function reidentify(scope: Scope, change: OurChange): Promise<string[]> {
  const named = change.addresses.flatMap((address) => normaliseEmail(address)?.value ?? [])
  const values = [...named, ...(await valuesAt(scope, new Set(change.domains)))]
  const handles = [...(await readHandles(scope, [...new Set(values)])).values()]
  const ours = await readOurs(scope)
  const domainOf = ({ value }: Identity) => value.slice(value.lastIndexOf('@') + 1)
  const wrong = handles.filter((handle) => {
    const is = isOurs(ours, handle.value, domainOf(handle))
    return is !== (handle.nature === 'ours') || (is && (ours.addresses.get(handle.value) ?? null) !== handle.memberId)
  })
  if (wrong.length > 0) {
    const met = await readMet(scope, wrong)
    const { rows } = await decideWhose(
      scope,
      wrong.map((handle) => ({
        value: handle.value,
        domain: domainOf(handle),
        names: met.get(handle.value)?.names ?? [],
      })),
    )
    await rewriteHandles(scope, rows)
    await forgetUnmet(scope, wrong)
    await keepMet(
      scope,
      [...met].flatMap(([address, { audiences }]) => audiences.map((audienceId) => ({ address, audienceId }))),
    )
    await callColleaguesAnew(
      scope,
      rows.flatMap(({ memberId }) => memberId ?? []),
    )
  }
  return handles.map(({ handleId }) => handleId)
}

const atOnce = 2000

/** The known addresses at these domains, found by walking through all in their order: a domain is the end of an address, which no index serves. */
async function valuesAt(scope: Scope, domains: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = []
  if (domains.size === 0) return found
  for (let last = ''; ; ) {
    const query = db
      .selectFrom('handle')
      .select('value')
      .where('workspace_id', '=', scope.workspaceId)
      .where('kind', '=', 'email')
      .where('value', '>', last)
      .orderBy('value')
      .limit(atOnce)
    const [rows] = await run(scope, query.compile())
    for (const { value } of rows) if (domains.has(value.slice(value.lastIndexOf('@') + 1))) found.push(value)
    if (rows.length < atOnce) return found
    last = rows.at(-1)?.value ?? ''
  }
}

type Met = { value: string; names: string[]; audiences: string[] }

/** By which names each address was met, and in mail of which audiences. */
async function readMet(scope: Scope, handles: readonly Identity[]): Promise<Map<string, Met>> {
  const [rows] = await run(
    scope,
    sql<Met>`select h.value, array_agg(distinct n.name) filter (where n.name <> '') as names, array_agg(distinct n.audience_id) as audiences
      from handle h join handle_name n on n.workspace_id = ${scope.workspaceId} and n.handle_id = h.id
      where h.workspace_id = ${scope.workspaceId} and h.id = any(${handles.map(({ handleId }) => handleId)}::uuid[]) group by h.value`.compile(
      db,
    ),
  )
  return new Map(rows.map((row) => [row.value, { ...row, names: row.names ?? [] }]))
}

async function rewriteHandles(scope: Scope, rows: readonly Decided[]): Promise<void> {
  const column = <K extends keyof Decided>(key: K) => rows.map((row) => row[key])
  await run(
    scope,
    sql`update handle h set nature = row.nature, person_id = row.person_id, organization_id = row.organization_id, member_id = row.member_id
      from unnest(${column('value')}::text[], ${column('nature')}::text[], ${column('personId')}::uuid[], ${column('organizationId')}::uuid[], ${column('memberId')}::uuid[])
        as row (value, nature, person_id, organization_id, member_id)
      where h.workspace_id = ${scope.workspaceId} and h.kind = 'email' and h.value = row.value`.compile(db),
  )
}
