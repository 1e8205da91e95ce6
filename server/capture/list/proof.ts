// The proofs of a source: its folders as last counted, and how it counted before.
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { instant } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { FolderProof } from '../proof/sound.ts'

const count = z.number().int()
export const proofsShape = z.object({
  folders: z.array(z.object({ folder: z.string(), listed: count, found: count, pending: count, gone: count })),
  history: z.array(
    z.object({
      provedAt: instant,
      listed: count,
      captured: count,
      joined: count,
      quarantined: count,
      leftOut: count,
      pending: count,
      gone: count,
      missing: count,
      problem: z.string().nullable(),
    }),
  ),
})

/** The newest twenty proofs of a source. */
export async function readProofs(scope: Scope, sourceId: string): Promise<z.output<typeof proofsShape>> {
  const query = db
    .selectFrom('source_proof')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .orderBy('id', 'desc')
    .limit(20)
  const [rows] = await run(scope, query.compile())
  return {
    folders: ((rows[0]?.folders ?? []) as unknown as FolderProof[]).map((one) => ({ pending: 0, gone: 0, ...one })),
    history: rows.map(
      ({ proved_at, left_out, listed, captured, joined, quarantined, pending, gone, missing, problem }) => ({
        provedAt: proved_at,
        leftOut: left_out,
        listed,
        captured,
        joined,
        quarantined,
        pending,
        gone,
        missing,
        problem,
      }),
    ),
  }
}
