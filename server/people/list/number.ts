// Makes people findable by how a phone number of theirs begins or ends, however it is typed; b-trees only.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { readsOf } from '../person.ts'
import { type SoughtPhone, seekPhone } from '../phone.ts'

/** Sorts after every number that begins like the one before it. */
const highest = '\u{10ffff}'

/** The number that the text may mean in the company's country; null when it is none. */
export async function seekNumber({ ground, workspaceId }: Scope, text: string): Promise<SoughtPhone | null> {
  return /\d/.test(text) ? seekPhone(text, (await readWorkspace(ground, workspaceId)).country) : null
}

/** A select of (id, value): the persons with such a number, once for each way in which it is meant. */
export const numbersLike = (scope: Scope, sought: SoughtPhone): RawBuilder<unknown> =>
  sql.join(
    ways(sought).map(
      (way) =>
        sql`select h.person_id as id, h.value from handle h where h.workspace_id = ${scope.workspaceId} and h.person_id is not null and ${way} and ${mayFind(scope)}`,
    ),
    sql` union all `,
  )

/** Whether one person has such a number, asked row by row. */
export const hasNumberLike = (scope: Scope, personId: RawBuilder<unknown>, sought: SoughtPhone): RawBuilder<unknown> =>
  sql`coalesce((select true from handle h where h.workspace_id = ${scope.workspaceId} and h.person_id = ${personId}
    and (${sql.join(ways(sought), sql` or `)}) and ${mayFind(scope)} limit 1), false)`

/** A number that was signed is found by those alone who read something of whoever signed it. */
const mayFind = (scope: Scope): RawBuilder<unknown> =>
  scope.outlines.length === 0 ? sql`true` : sql`(not h.from_signature or ${readsOf(scope, sql`h.person_id`)})`

function ways({ begins, ends }: SoughtPhone): RawBuilder<unknown>[] {
  const backwards = [...ends].reverse().join('')
  return [
    ...begins.map((one) => sql`(h.kind = 'phone' and h.value >= ${one} and h.value < ${one + highest})`),
    ...(ends ? [sql`(h.backwards >= ${backwards} and h.backwards < ${backwards + highest})`] : []),
  ]
}
