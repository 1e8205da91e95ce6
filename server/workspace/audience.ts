// Who may read what a source brings, and all that is made of it: a set of members, or everyone.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { derivedId } from '../base/id.ts'
import { type Scope, run } from '../base/scope.ts'

/** 'everyone', or the members who may read. */
export type Readers = 'everyone' | readonly string[]

const keyOf = (readers: Readers) => (readers === 'everyone' ? readers : [...new Set(readers)].sort().join('+'))

/** An audience's id follows from who is in it, so it needs no look-up and is the same wherever it is made. */
export function audienceId(workspaceId: string, readers: Readers): string {
  return derivedId(
    createHash('sha256')
      .update(`${workspaceId} ${keyOf(readers)}`)
      .digest(),
  )
}

/** Makes sure that the audience exists and answers its id. */
export async function makeAudience(scope: Scope, readers: Readers): Promise<string> {
  const id = audienceId(scope.workspaceId, readers)
  const row = { workspace_id: scope.workspaceId, id, readers: keyOf(readers) }
  const members = readers === 'everyone' ? [] : [...new Set(readers)]
  await run(
    scope,
    db
      .insertInto('audience')
      .values(row)
      .onConflict((on) => on.doNothing())
      .compile(),
    ...members.map((member_id) =>
      db
        .insertInto('audience_member')
        .values({ workspace_id: scope.workspaceId, audience_id: id, member_id })
        .onConflict((on) => on.doNothing())
        .compile(),
    ),
  )
  return id
}

/** Who is in each of these audiences. */
export async function readReaders(scope: Scope, ids: readonly string[]): Promise<Map<string, Readers>> {
  const query = db
    .selectFrom('audience')
    .select(['id', 'readers'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
  const [rows] = await run(scope, query.compile())
  return new Map(rows.map(({ id, readers }) => [id, readers === 'everyone' ? 'everyone' : readers.split('+')]))
}

/** The readers of something that came from several sources: whoever may read one of them. */
export function unionReaders(all: readonly Readers[]): Readers {
  return all.includes('everyone') ? 'everyone' : [...new Set(all.flat())].sort()
}

/** The audiences that a member may read: everyone's, and those the member is in. */
export const readableAudiences = (workspaceId: string, memberId: string) =>
  db
    .selectFrom('audience')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where((on) =>
      on.or([
        on('readers', '=', 'everyone'),
        on(
          'id',
          'in',
          db
            .selectFrom('audience_member')
            .select('audience_id')
            .where('workspace_id', '=', workspaceId)
            .where('member_id', '=', memberId),
        ),
      ]),
    )
    .compile()
