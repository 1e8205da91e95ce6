// A handle of which could not be decided whose it is, and whom it may belong to.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { announceEvents } from '../../workspace/event.ts'
import { questionsByAudience } from './visible.ts'

export const questionReasons = ['same_name', 'shared_address', 'no_name', 'role_address'] as const
export const candidateReasons = ['same_name', 'same_organization'] as const
export type Question = {
  handleId: string
  reason: (typeof questionReasons)[number]
  /** Whether what everyone may read raises it by itself. */
  openly: boolean
  candidates: { personId: string; reason: (typeof candidateReasons)[number] }[]
}

/** Makes the questions about these handles be exactly those given; the unchanged are left alone, the answered keep theirs. */
export async function settleQuestions(
  scope: Scope,
  handleIds: readonly string[],
  questions: readonly Question[],
): Promise<void> {
  const before = await readQuestions(scope, handleIds)
  const after = new Map(questions.map((question) => [question.handleId, question]))
  const isSame = (id: string) => keyOf(before.get(id)) === keyOf(after.get(id))
  const changed = handleIds.filter((id) => !isSame(id) && !before.get(id)?.answered)
  if (changed.length === 0) return
  const [seenBefore] = await run(scope, questionsByAudience(scope, changed).compile(db))
  const asked = changed.flatMap((id) => after.get(id) ?? [])
  const withdrawn = changed.filter((id) => !after.has(id))
  const candidates = asked.flatMap(({ handleId, candidates }) =>
    candidates.map((candidate) => ({ handleId, ...candidate })),
  )
  await run(
    scope,
    sql`delete from who_candidate where workspace_id = ${scope.workspaceId} and handle_id = any(${changed}::uuid[])`.compile(
      db,
    ),
    sql`delete from who_question where workspace_id = ${scope.workspaceId} and handle_id = any(${withdrawn}::uuid[])`.compile(
      db,
    ),
    sql`insert into who_question (workspace_id, handle_id, reason, openly)
      select ${scope.workspaceId}::uuid, * from unnest(${asked.map((q) => q.handleId)}::uuid[], ${asked.map((q) => q.reason)}::text[], ${asked.map((q) => q.openly)}::boolean[])
      on conflict (workspace_id, handle_id) do update set reason = excluded.reason, openly = excluded.openly,
        asked_at = case when excluded.openly and not who_question.openly then excluded.asked_at else who_question.asked_at end`.compile(
      db,
    ),
    sql`insert into who_candidate (workspace_id, handle_id, person_id, reason)
      select ${scope.workspaceId}::uuid, * from unnest(${candidates.map((c) => c.handleId)}::uuid[], ${candidates.map((c) => c.personId)}::uuid[], ${candidates.map((c) => c.reason)}::text[])
      on conflict do nothing`.compile(db),
  )
  const [seenAfter] = await run(scope, questionsByAudience(scope, changed).compile(db))
  announceEvents(
    scope,
    whoseDiffer(seenBefore, seenAfter).map((audienceId) => ({ kind: 'who.asked', audienceId })),
  )
}

type Seen = { audienceId: string; sees: string }

/** The audiences whose readers see something else now. */
function whoseDiffer(before: readonly Seen[], after: readonly Seen[]): string[] {
  const key = ({ audienceId, sees }: Seen) => `${audienceId} ${sees}`
  const [known, now] = [new Set(before.map(key)), new Set(after.map(key))]
  const differing = [...before.filter((one) => !now.has(key(one))), ...after.filter((one) => !known.has(key(one)))]
  return [...new Set(differing.map(({ audienceId }) => audienceId))]
}

type Standing = Question & { answered: boolean }

async function readQuestions(scope: Scope, handleIds: readonly string[]): Promise<Map<string, Standing>> {
  const [rows] = await run(
    scope,
    sql<Standing & { candidates: Question['candidates'] | null }>`
      select h.id as "handleId", q.reason, q.openly, a.handle_id is not null as answered, c.candidates
      from unnest(${[...handleIds]}::uuid[]) as h (id)
      left join who_question q on q.workspace_id = ${scope.workspaceId} and q.handle_id = h.id
      left join who_answer a on a.workspace_id = ${scope.workspaceId} and a.handle_id = h.id
      left join lateral (select json_agg(json_build_object('personId', c.person_id, 'reason', c.reason)) as candidates
        from who_candidate c where c.workspace_id = ${scope.workspaceId} and c.handle_id = h.id) c on true
      where q.handle_id is not null or a.handle_id is not null`.compile(db),
  )
  return new Map(rows.map((row) => [row.handleId, { ...row, candidates: row.candidates ?? [] }]))
}

const keyOf = (question: Question | undefined): string =>
  question?.reason
    ? `${question.reason} ${question.openly} ${question.candidates
        .map(({ personId, reason }) => `${personId}=${reason}`)
        .sort()
        .join(' ')}`
    : ''
