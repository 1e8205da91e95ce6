// Says anew whose known addresses are, after what is ours has changed: a customer turns out to be a colleague, or the other way round.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { readOurs } from '../../workspace/member.ts'
import { normaliseEmail } from '../address.ts'
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
    const rows: Decided[] = []
    for (const [readers, group] of Map.groupBy(wrong, ({ handleId }) => met.get(handleId)?.audienceId ?? null)) {
      const unknown = group.map((handle) => ({
        value: handle.value,
        domain: domainOf(handle),
        names: met.get(handle.handleId)?.names ?? [],
      }))
      rows.push(...(await decideWhose(scope, unknown, readers)).rows)
    }
    await rewriteHandles(scope, rows)
    await forgetUnmet(scope, wrong)
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

type Met = { id: string; name: string; openly: boolean; closed: string | null; open_names: string[] | null }

/** Under which name each was met first, and within which audience; where everyone may know of it (null), under a name that everyone may. */
async function readMet(
  scope: Scope,
  handles: readonly Identity[],
): Promise<Map<string, { audienceId: string | null; names: string[] }>> {
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const seen = sql`from handle_name s where s.workspace_id = ${scope.workspaceId} and s.handle_id = h.id`
  const [rows] = await run(
    scope,
    sql<Met>`select h.id, h.name, exists (select ${seen} and s.audience_id = ${everyone}) as openly, (select s.audience_id ${seen} limit 1) as closed,
        (select array_agg(n.name order by length(n.name) desc, n.name) from handle_name n
          where n.workspace_id = ${scope.workspaceId} and n.handle_id = h.id and n.audience_id = ${everyone}) as open_names
      from handle h where h.workspace_id = ${scope.workspaceId} and h.id = any(${handles.map(({ handleId }) => handleId)}::uuid[])`.compile(
      db,
    ),
  )
  return new Map(
    rows.map(({ id, name, openly, closed, open_names }) => {
      const hidden = openly && open_names !== null && !open_names.includes(name)
      const [first] = hidden ? open_names : [name]
      return [id, { audienceId: openly ? null : closed, names: first ? [first] : [] }]
    }),
  )
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
