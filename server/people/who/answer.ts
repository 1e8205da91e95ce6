// What a member says whose an address is, and taking that back.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { invalid, notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { natureOf } from '../address.ts'
import { refile } from '../hand/claim.ts'
import { visibleQuestions } from './visible.ts'
import { type Known, readAudiences, readKnown, requireKnown, requireOnceKnown } from '../known.ts'

/** person: it is that person; someone_else: none of the candidates; shared: several people write from it; nobody: a machine. */
export const answers = ['person', 'someone_else', 'shared', 'nobody'] as const
export type Answer = (typeof answers)[number]
type Asked = {
  id: string
  value: string
  personId: string | null
  organizationId: string | null
  nature: string
  holder: Known
}

/** Answers a question; another answer to the same question replaces the former. */
export async function answerWho(
  scope: Scope,
  handleId: string,
  answer: Answer,
  personId: string | null,
): Promise<void> {
  if (answer === 'person' && !personId)
    throw invalid('input', 'Say which person.', [
      { path: 'personId', code: 'invalid_type', detail: 'Say which person.' },
    ])
  await atomically(scope, async (scope) => {
    const handle = await lockAsked(scope, handleId)
    if (answer === 'person') await requireKnown(scope, personId ?? '', { kind: 'person' })
    const before = await withdraw(scope, handle)
    const row = {
      workspace_id: scope.workspaceId,
      handle_id: handleId,
      answer,
      person_id: answer === 'person' ? personId : null,
      before_person_id: before,
      answered_by: scope.memberId,
    }
    await run(scope, db.insertInto('who_answer').values(row).compile())
    await give(scope, handle, placeAfter(handle, answer, personId, before))
    await record(scope, handle, 'who.answered', [before, personId], { handleId, answer })
  })
}

/** Takes the answer back; without one nothing changes. */
export async function takeBackAnswer(scope: Scope, handleId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const handle = await lockAsked(scope, handleId)
    const before = await withdraw(scope, handle)
    await give(scope, handle, placeBefore(handle, before))
    await record(scope, handle, 'who.asked', [before, handle.personId], { handleId })
  })
}

/** Each of them for those who may know of that one. */
async function record(
  scope: Scope,
  { holder }: Asked,
  kind: string,
  persons: readonly (string | null)[],
  change: object,
): Promise<void> {
  const subjects = [...new Set(persons.filter((id) => id !== null))]
  const about = subjects.length > 0 ? await readAudiences(scope, subjects) : [[holder.id, holder.audienceId] as const]
  await recordEvents(
    scope,
    about.map(([subjectId, audienceId]) => ({ kind, subjectId, audienceId, change: { ...change } })),
  )
}

/** Deletes a former answer; answers whose the handle was before there was any. */
async function withdraw(scope: Scope, { id, personId }: Asked): Promise<string | null> {
  const query = db.deleteFrom('who_answer').where('workspace_id', '=', scope.workspaceId).where('handle_id', '=', id)
  const [[former]] = await run(scope, query.returning('before_person_id').compile())
  return former ? former.before_person_id : personId
}

type Place = { personId: string | null; nature: string }
const placeBefore = ({ value }: Asked, before: string | null): Place => ({
  personId: before,
  nature: before ? 'personal' : natureOf(value),
})

/** Where the handle belongs after an answer. Several people's is their organization's where there is one, else it stays with the person that stands for them. */
function placeAfter(handle: Asked, answer: Answer, personId: string | null, before: string | null): Place {
  const stays = placeBefore(handle, before)
  if (answer === 'person') return { ...stays, personId }
  if (answer === 'shared' && handle.organizationId) return { personId: null, nature: 'role' }
  return answer === 'nobody' ? { personId: null, nature: 'noreply' } : stays
}

/** What was said through the handle follows it. */
async function give(scope: Scope, handle: Asked, { personId, nature }: Place): Promise<void> {
  if (handle.personId === personId && handle.nature === nature) return
  const query = db
    .updateTable('handle')
    .set({ person_id: personId, nature })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', handle.id)
  await run(scope, query.compile())
  await refile(scope, [handle.id])
}

/** A handle that was asked about, in a question that the caller may see. */
async function lockAsked(scope: Scope, handleId: string): Promise<Asked> {
  const [[row]] = await run(
    scope,
    sql<Omit<Asked, 'holder'> & { before: string | null }>`
      select h.id, h.value, h.person_id as "personId", h.organization_id as "organizationId", h.nature, a.before_person_id as before
      from handle h left join who_answer a on a.workspace_id = ${scope.workspaceId} and a.handle_id = h.id
      where h.workspace_id = ${scope.workspaceId} and h.id = ${handleId}
        and exists (select from (${visibleQuestions(scope)} union all ${visibleQuestions(scope, true)}) q where q.handle_id = h.id) for update of h`.compile(
      db,
    ),
  )
  if (!row) throw notFound('question')
  const holders = await readKnown(
    scope,
    [row.personId, row.organizationId, row.before].filter((id) => id !== null),
  )
  const known = holders.find(({ id }) => id === row.personId) ?? holders[0]
  const { before, ...handle } = row
  return { ...handle, holder: known ?? (await requireOnceKnown(scope, before ?? handleId)) }
}
