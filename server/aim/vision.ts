// What customers should say about us, in one sentence; the newest holds, the older ones are its history.
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant } from '../base/endpoint.ts'
import { newId } from '../base/id.ts'
import { conflict, notFound } from '../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'

export const sentenceText = z.string().trim().min(1).max(300)

export const visionShape = z.object({ id, sentence: z.string(), writtenBy: id.nullable(), writtenAt: instant })
export type Vision = z.output<typeof visionShape>

const mostKept = 100

/** The sentences from the newest, which holds, to the oldest. */
export async function listVisions(scope: Scope, limit = mostKept): Promise<Vision[]> {
  const query = db
    .selectFrom('vision')
    .select(['id', 'sentence', 'written_by as writtenBy', 'written_at as writtenAt'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  const [rows] = await run(scope, query.compile())
  return rows
}

/** Writes a new sentence, which holds from now on; the same again changes nothing. */
export async function writeVision(scope: Scope, sentence: string): Promise<string> {
  return atomically(scope, async (scope) => {
    const [current] = await listVisions(scope, 1)
    if (current?.sentence === sentence) return current.id
    const row = { workspace_id: scope.workspaceId, id: newId(), sentence, written_by: scope.memberId }
    await run(scope, db.insertInto('vision').values(row).compile())
    await recordEvents(scope, [{ kind: 'vision.written', subjectId: row.id }])
    return row.id
  })
}

/** Takes the newest sentence back, so that the one before it holds again; an older one stays what it is: history. */
export async function takeVisionBack(scope: Scope, visionId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const [current] = await listVisions(scope, 1)
    if (current?.id !== visionId) throw await why(scope, visionId)
    const query = db.deleteFrom('vision').where('workspace_id', '=', scope.workspaceId).where('id', '=', visionId)
    await run(scope, query.compile())
    await recordEvents(scope, [{ kind: 'vision.taken_back', subjectId: visionId }])
  })
}

async function why(scope: Scope, visionId: string) {
  const query = db.selectFrom('vision').select('id').where('workspace_id', '=', scope.workspaceId)
  const there = await runOne(scope, query.where('id', '=', visionId).compile())
  return there
    ? conflict('vision_superseded', 'A newer sentence holds; only that one can be taken back.')
    : notFound('vision')
}
