// Which interactions are between us and a customer, the newest first: those they took part in, and our own that name them.
import { type RawBuilder, sql } from 'kysely'
import { type Scope, knownAudiences } from '../../base/scope.ts'
import { holdsWords } from '../search/said.ts'

export type Wish = {
  direction?: 'in' | 'out' | 'among' | undefined
  channel?: string | undefined
  attachments?: boolean | undefined
  text?: string | undefined
}
export type Place = readonly [happenedAt: string, interactionId: string]
/** `known`: also those of which one may know alone. */
type Walk = Wish & { limit: number; before?: Place | null; known?: boolean }

/**
 * A select of (happened_at, interaction_id). Each way to a customer is one walk down an index, and the walks meet:
 * as a person, as an organization (all its people), as the one who is named. A walk that leads nowhere costs nothing.
 */
export function between(scope: Scope, customerId: string, walk: Walk): RawBuilder<unknown> {
  const taking = walk.direction === 'among' ? [] : ['person_id', 'organization_id']
  const naming = walk.direction === 'in' || walk.direction === 'out' ? [] : ['subject_id']
  // What is asked of the words, or made of them, is for those who may read them.
  const known = walk.known && !walk.text && !walk.attachments ? knownAudiences(scope) : scope.audiences
  const walks = [
    ...taking.map((column) => oneWalk(scope, sql`participant`, column, customerId, walk, known)),
    ...naming.map((column) => oneWalk(scope, sql`mention`, column, customerId, walk, scope.audiences)),
  ]
  return sql`select distinct happened_at, interaction_id from (${sql.join(walks, sql` union all `)}) walks
    order by happened_at desc, interaction_id desc limit ${walk.limit}`
}

function oneWalk(
  scope: Scope,
  table: RawBuilder<unknown>,
  column: string,
  customerId: string,
  walk: Walk,
  audiences: readonly string[],
) {
  const { before, limit } = walk
  return sql`(select distinct w.happened_at, w.interaction_id from ${table} w ${narrowed(scope, walk)}
    where w.workspace_id = ${scope.workspaceId} and ${sql.ref(`w.${column}`)} = ${customerId} and w.audience_id = any(${[...audiences]}::uuid[])
      ${before ? sql`and (w.happened_at, w.interaction_id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
    order by w.happened_at desc, w.interaction_id desc limit ${limit})`
}

function narrowed(scope: Scope, { direction, channel, attachments, text }: Walk): RawBuilder<unknown> {
  const wishes = [
    ...(direction ? [sql`i.direction = ${direction}`] : []),
    ...(channel ? [sql`i.channel = ${channel}`] : []),
    ...(attachments ? [sql`i.attachments > 0`] : []),
    ...(text ? [holdsWords(scope, sql`i.id`, text)] : []),
  ]
  if (wishes.length === 0) return sql``
  return sql`join interaction i on i.workspace_id = ${scope.workspaceId} and i.id = w.interaction_id and ${sql.join(wishes, sql` and `)}`
}
