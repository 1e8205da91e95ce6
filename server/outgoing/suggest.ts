// Whom a mail may go to, by the beginning of a name or an address: people and organizations one may know of, and colleagues.
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id } from '../base/endpoint.ts'
import { type Scope, run } from '../base/scope.ts'
import { nameWords } from '../people/name.ts'
import { fold } from '../people/naming/fold.ts'
import { listMembers } from '../workspace/member.ts'
import { toldTo } from './bounce/told.ts'

export const suggestionShape = z.object({
  name: z.string(),
  address: z.string(),
  /** Null for a colleague. */
  customerId: id.nullable(),
  /** Mail to it came back. */
  returned: z.boolean(),
})
export type Suggestion = z.output<typeof suggestionShape>

const most = 12
const mostSeeds = 200
const top = '\u{10ffff}'

/** Customers spoken with last come first, addresses from which mail came back last. */
export async function suggestRecipients(scope: Scope, text: string): Promise<Suggestion[]> {
  const [seed = '', ...others] = nameWords(text).sort((a, b) => b.length - a.length)
  const typed = text.trim().toLowerCase()
  if (seed === '' && typed === '') return []
  const [customers] = await run(scope, customersQuery(scope, seed, others, typed))
  const colleagues = (await listMembers(scope)).flatMap(({ name, status, addresses, email }) => {
    const own = [...new Set([...(email ? [email] : []), ...addresses])]
    const fits = own.some((one) => one.startsWith(typed)) || beginsAll(name, text)
    return fits && status !== 'left' ? own.map((address) => ({ name, address, customerId: null, returned: false })) : []
  })
  const all = [...customers, ...colleagues]
  return all.toSorted((a, b) => Number(a.returned) - Number(b.returned)).slice(0, most)
}

/** Whether each word of the text begins a word of the name. */
function beginsAll(name: string, text: string): boolean {
  const words = fold(name).split(/\s+/)
  const sought = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return sought.length > 0 && sought.every((one) => words.some((word) => word.startsWith(one)))
}

function customersQuery(scope: Scope, seed: string, others: readonly string[], typed: string) {
  const w = scope.workspaceId
  const readable = sql`${[...scope.audiences]}::uuid[]`
  const probes = others.map(
    (word) =>
      sql`and exists (select from name_word x where x.workspace_id = ${w} and x.subject_id = s.id and ${begins(sql.ref('x.word'), word)})`,
  )
  return sql<Suggestion>`
    with seed as (
      (select subject_id as id from name_word where workspace_id = ${w} and ${seed === '' ? sql`false` : begins(sql.ref('word'), seed)} limit ${sql.lit(mostSeeds)})
      union (select coalesce(person_id, organization_id) from handle
        where workspace_id = ${w} and kind = 'email' and ${typed === '' ? sql`false` : begins(sql.ref('value'), typed)} limit ${sql.lit(mostSeeds)})
    ), known as (
      select s.id, max(a.last_at) as last_at from seed s
      join acquaintance a on a.workspace_id = ${w} and a.subject_id = s.id and a.audience_id = any(${readable})
      where not exists (select from removal r where r.workspace_id = ${w} and r.subject_id = s.id) ${sql.join(probes, sql` `)}
      group by s.id order by last_at desc nulls last, s.id limit ${sql.lit(most)}
    ), reach as (
      select k.id, k.last_at, h.id as handle_id, h.value from known k join handle h on h.workspace_id = ${w} and h.person_id = k.id and h.kind = 'email'
      union all
      select k.id, k.last_at, h.id, h.value from known k join handle h on h.workspace_id = ${w} and h.organization_id = k.id and h.person_id is null and h.kind = 'email'
        and h.nature = 'role' and exists (select from handle_name n where n.workspace_id = ${w} and n.handle_id = h.id and n.audience_id = any(${readable}))
    )
    select coalesce(p.name, o.name) as name, r.value as address, r.id as "customerId",
      exists (select from bounce b where b.workspace_id = ${w} and b.handle_id = r.handle_id and b.set_right_at is null
        and ${toldTo(scope)} = any(${readable})) as returned
    from reach r
    left join person p on p.workspace_id = ${w} and p.id = r.id
    left join organization o on o.workspace_id = ${w} and o.id = r.id
    order by returned, r.last_at desc nulls last, r.id, r.value limit ${sql.lit(most)}`.compile(db)
}

const begins = (column: RawBuilder<unknown>, word: string) => sql`${column} >= ${word} and ${column} < ${word + top}`
