// What a member wrote down about a customer by hand; whoever could know of the customer then may read it, also when everyone knows them later.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id, instant } from '../../base/endpoint.ts'
import { newId } from '../../base/id.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { audienceId, makeAudience, readReaders } from '../../workspace/audience.ts'
import { knowing } from '../../workspace/audience/readers.ts'
import { recordEvents } from '../../workspace/event.ts'
import { type Known, readKnown, requireKnown } from '../known.ts'

export const noteWords = z.string().trim().min(1).max(20_000)
export const noteShape = z.object({
  id,
  words: z.string(),
  writtenAt: instant,
  by: z.object({ id, name: z.string() }).nullable(),
})
export type Note = z.output<typeof noteShape>
const mostNotes = 500

/** The notes about a customer, newest first; those about someone who turned out to be them are among them. */
export const notesQuery = (scope: Scope, subjectId: string) =>
  sql<{ id: string; words: string; writtenAt: string; member_id: string | null; member_name: string | null }>`
    select n.id, n.words, n.written_at as "writtenAt", m.id as member_id, m.name as member_name
    from note n left join member m on m.workspace_id = ${scope.workspaceId} and m.id = n.written_by
    where n.workspace_id = ${scope.workspaceId} and n.subject_id = any(array(
        select ${subjectId}::uuid union select w.before_person_id from who_answer w
        where w.workspace_id = ${scope.workspaceId} and w.person_id = ${subjectId} and w.answer = 'person' and w.before_person_id is not null))
      and n.audience_id = any(${[...scope.audiences]}::uuid[])
      and not exists (select from note_removed r where r.workspace_id = ${scope.workspaceId} and r.note_id = n.id)
    order by n.id desc limit ${sql.lit(mostNotes)}`.compile(db)

export async function readNotes(scope: Scope, subjectId: string): Promise<Note[]> {
  await requireKnown(scope, subjectId)
  const [rows] = await run(scope, notesQuery(scope, subjectId))
  return rows.map(({ member_id, member_name, ...note }) => ({
    ...note,
    by: member_id ? { id: member_id, name: member_name ?? '' } : null,
  }))
}

/** Writes a note under a customer whom the caller is known to know, for those of an audience (null: everyone). */
export async function writeNote(
  scope: Scope,
  subjectId: string,
  words: string,
  audience: string | null = null,
): Promise<string> {
  const audience_id = audience ?? audienceId(scope.workspaceId, 'everyone')
  const row = { workspace_id: scope.workspaceId, id: newId(), subject_id: subjectId, audience_id, words }
  await run(
    scope,
    db
      .insertInto('note')
      .values({ ...row, written_by: scope.memberId })
      .compile(),
  )
  return row.id
}

export async function addNote(scope: Scope, subjectId: string, words: string): Promise<{ id: string }> {
  return atomically(scope, async (scope) => {
    const known = await requireKnown(scope, subjectId)
    const noteId = await writeNote(scope, subjectId, words, await readersOf(scope, known))
    await record(scope, 'note.added', noteId, known)
    return { id: noteId }
  })
}

/** Whoever could know of the customer: also those who could by the outline alone, where the writer is one of them. */
async function readersOf(scope: Scope, { audienceId, reads }: Known): Promise<string | null> {
  if (reads || audienceId === null) return audienceId
  const readers = (await readReaders(scope, [audienceId])).get(audienceId)
  return readers ? makeAudience(scope, knowing(readers)) : null
}

export async function changeNote(scope: Scope, noteId: string, words: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const known = await requireNote(scope, noteId)
    await run(
      scope,
      db
        .updateTable('note')
        .set({ words })
        .where('workspace_id', '=', scope.workspaceId)
        .where('id', '=', noteId)
        .compile(),
    )
    await record(scope, 'note.changed', noteId, known)
  })
}

/** Takes a note out of sight; `returnNote` brings it back. */
export async function removeNote(scope: Scope, noteId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const known = await requireNote(scope, noteId)
    const row = { workspace_id: scope.workspaceId, note_id: noteId, removed_by: scope.memberId }
    await run(
      scope,
      db
        .insertInto('note_removed')
        .values(row)
        .onConflict((on) => on.doNothing())
        .compile(),
    )
    await record(scope, 'note.removed', noteId, known)
  })
}

export async function returnNote(scope: Scope, noteId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const known = await requireNote(scope, noteId)
    await run(
      scope,
      db
        .deleteFrom('note_removed')
        .where('workspace_id', '=', scope.workspaceId)
        .where('note_id', '=', noteId)
        .compile(),
    )
    await record(scope, 'note.returned', noteId, known)
  })
}

const record = (scope: Scope, kind: string, noteId: string, { id: subjectId, audienceId }: Known) =>
  recordEvents(scope, [{ kind, subjectId, audienceId, change: { noteId } }])

/** Who the note is about (or turned out to be), if the scope may know of them and read it. */
async function requireNote(scope: Scope, noteId: string): Promise<Known> {
  const [[note]] = await run(
    scope,
    sql<{ subject_id: string; became: string | null }>`select n.subject_id, (select w.person_id from who_answer w
        where w.workspace_id = ${scope.workspaceId} and w.before_person_id = n.subject_id and w.answer = 'person' limit 1) as became
      from note n where n.workspace_id = ${scope.workspaceId} and n.id = ${noteId} and n.audience_id = any(${[...scope.audiences]}::uuid[])`.compile(
      db,
    ),
  )
  if (!note) throw notFound('note')
  const known = await readKnown(scope, note.became ? [note.subject_id, note.became] : [note.subject_id])
  const subject = known.find(({ removed }) => !removed)
  if (!subject) throw notFound('note')
  return subject
}
