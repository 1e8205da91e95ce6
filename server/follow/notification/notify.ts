// Tells members of what is theirs to know: a row for each, once for each thing, and a word to their open pages.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { derivedId } from '../../base/id.ts'
import { type Scope, afterCommit, run } from '../../base/scope.ts'

/** remark: one names me; assignment: a conversation was given to me; answer: something was said in one of mine. */
export const kinds = ['remark', 'assignment', 'answer'] as const
export type Kind = (typeof kinds)[number]
type Draft = { memberId: string } & (
  | { kind: 'remark'; remarkId: string }
  | { kind: 'assignment'; assignmentId: string }
  | { kind: 'answer'; interactionId: string }
)

/** Tells each, but nobody of what they did themselves nor of a kind they do not want. Told again, nothing changes. */
export async function notify(scope: Scope, drafts: readonly Draft[]): Promise<void> {
  const rows = drafts
    .filter(({ memberId }) => memberId !== scope.memberId)
    .map((draft) => ({ interactionId: null, remarkId: null, assignmentId: null, ...draft }))
    .map((row) => ({ ...row, id: idOf(scope, row.kind, row.memberId, thingOf(row)) }))
  if (rows.length === 0) return
  const [told] = await run(
    scope,
    sql<{
      member_id: string
    }>`insert into notification (workspace_id, id, member_id, kind, interaction_id, remark_id, assignment_id)
      select ${scope.workspaceId}::uuid, n.* from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.memberId)}::uuid[], ${rows.map((r) => r.kind)}::text[],
        ${rows.map((r) => r.interactionId)}::uuid[], ${rows.map((r) => r.remarkId)}::uuid[], ${rows.map((r) => r.assignmentId)}::uuid[])
        as n (id, member_id, kind, interaction_id, remark_id, assignment_id)
      where not exists (select from notification_unwanted u where u.workspace_id = ${scope.workspaceId} and u.member_id = n.member_id and u.kind = n.kind)
      order by n.id on conflict do nothing returning member_id`.compile(db),
  )
  tellMembers(
    scope,
    told.map((row) => row.member_id),
  )
}

/** Says to the open pages of these members, and nobody else's, that something about their notifications changed. */
export function tellMembers(scope: Scope, memberIds: readonly string[]): void {
  const { workspaceId, ground } = scope
  afterCommit(scope, () => {
    for (const memberId of new Set(memberIds))
      ground.live.announce({ workspaceId, kind: 'notification.changed', id: '', audienceId: null, memberId })
  })
}

const thingOf = (row: { interactionId: string | null; remarkId: string | null; assignmentId: string | null }) =>
  row.interactionId ?? row.remarkId ?? row.assignmentId ?? ''

const idOf = ({ workspaceId }: Scope, ...parts: readonly string[]): string =>
  derivedId(
    createHash('sha256')
      .update([workspaceId, ...parts].join(' '))
      .digest(),
  )
