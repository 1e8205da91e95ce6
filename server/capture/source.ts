// A source: one file or folder that was brought, who may read it, and how far it has been read.
import { type Insertable, sql } from 'kysely'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { conflict, invalid } from '../base/problem.ts'
import { type Scope, atomically, runOne } from '../base/scope.ts'
import type { Source } from '../base/tables.ts'
import { audienceId as audienceOf } from '../workspace/audience.ts'
import { recordEvents } from '../workspace/event.ts'
import { fingerprint } from './files/fingerprint.ts'
import { inspectFile } from './files/inspect.ts'
import { type Choice, makeChosen } from './readers/choice.ts'

export type Brought = Choice & {
  path: string
  name: string
  departmentId?: string | null
  /** The SHA-256 of a file, where it was taken along while the file came. */
  digest?: string
}

/**
 * Takes a file or folder as a source and queues its import; the same content for the same readers is the same source, whatever its name.
 * Throws invalid with the code of what is wrong when it holds no mail or nothing in it can be read.
 */
export async function bringFile(
  scope: Scope,
  { path, name, departmentId = null, digest, ...choice }: Brought,
): Promise<{ sourceId: string; known: boolean }> {
  const detected = await inspectFile(path)
  if ('problem' in detected) throw invalid(detected.problem, detected.detail)
  const { mark, bytes } = await fingerprint(path, digest)
  return atomically(scope, async (scope) => {
    const audienceId = await makeChosen(scope, choice, scope.memberId)
    const own = audienceId === audienceOf(scope.workspaceId, 'everyone') ? null : scope.memberId
    const made = {
      workspace_id: scope.workspaceId,
      id: newId(),
      channel: 'email',
      kind: detected.kind,
      name,
      location: path,
      // What somebody brought for a few must not be found out by bringing it again.
      fingerprint: own ? `${mark} ${own}` : mark,
      audience_id: audienceId,
      owner_id: scope.memberId,
      department_id: departmentId,
      bytes_total: bytes,
    }
    const sourceId = await writeSource(scope, made)
    const known = sourceId !== made.id
    const kind = known ? 'source.brought_again' : 'source.brought'
    await recordEvents(scope, [{ kind, subjectId: sourceId, audienceId }])
    await scope.ground.jobs.queue(scope, 'import', { workspaceId: scope.workspaceId, sourceId })
    return { sourceId, known }
  })
}

/** Answers the id of the source that is here now: the same one, from its new place, when it was brought before. */
async function writeSource(scope: Scope, made: Insertable<Source>): Promise<string> {
  const again = { location: made.location, phase: 'waiting', problem: null, problem_detail: '' }
  const insert = db
    .insertInto('source')
    .values(made)
    .onConflict((on) => on.columns(['workspace_id', 'fingerprint']).doUpdateSet(again))
    .returning('id')
  return (await runOne(scope, insert.compile()))?.id ?? made.id
}

/** Throws conflict for what lives: a mailbox is looked at, and what is handed in comes, by itself. */
export async function mustBeFile(scope: Scope, sourceId: string): Promise<void> {
  const query = db.selectFrom('source').select('kind').where('workspace_id', '=', scope.workspaceId)
  const source = await runOne(scope, query.where('id', '=', sourceId).compile())
  if (source?.kind === 'imap' || source?.kind === 'drop')
    throw conflict('not_a_file', 'This source is no file that could be read again.')
}

export type Phase = 'waiting' | 'reading' | 'done' | 'failed'
type Progress = { phase?: Phase; bytesRead?: number; problem?: { code: string; detail: string } | null }

/** Writes how far a source has been read and tells open pages. */
export async function markSource(
  scope: Scope,
  sourceId: string,
  { phase, bytesRead, problem }: Progress,
): Promise<void> {
  const set = {
    ...(phase ? { phase } : {}),
    ...(phase === 'done' ? { read_at: sql<string>`now()` } : {}),
    ...(bytesRead === undefined ? {} : { bytes_read: bytesRead }),
    ...(problem === undefined ? {} : { problem: problem?.code ?? null, problem_detail: problem?.detail ?? '' }),
  }
  const update = db.updateTable('source').set(set).where('workspace_id', '=', scope.workspaceId)
  const source = await runOne(scope, update.where('id', '=', sourceId).returning('audience_id').compile())
  const audienceId = source?.audience_id ?? null
  if (phase) await recordEvents(scope, [{ kind: `source.${phase}`, subjectId: sourceId, audienceId }])
}
