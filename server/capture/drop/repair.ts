// Makes a drop address whole again from the bytes under which its mail was accepted.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { accounts } from '../proof/sound.ts'
import { takeOut } from '../proof/take-out.ts'
import { takeDropped } from './take.ts'

/** Takes in anew what never arrived, or of whose arrival something lacks; what of which the bytes are gone is left as it is. */
export async function retakeDropped(scope: Scope, sourceId: string): Promise<void> {
  const { workspaceId } = scope
  await atomically(scope, async (scope) => {
    const [gone] = await run(
      scope,
      sql<{ interaction_id: string | null }>`delete from arrival a using drop_mail m, raw r
        where a.workspace_id = ${workspaceId} and a.source_id = ${sourceId} and a.folder = '' and not (${accounts(workspaceId)})
          and m.workspace_id = ${workspaceId} and m.source_id = ${sourceId} and a.position = m.id::text
          and r.workspace_id = ${workspaceId} and r.hash = m.raw_hash returning a.interaction_id`.compile(db),
    )
    const broken = [...new Set(gone.flatMap((row) => row.interaction_id ?? []))]
    await run(
      scope,
      ...takeOut(scope, broken),
      sql`update drop_mail m set taken_at = null where m.workspace_id = ${workspaceId} and m.source_id = ${sourceId}
        and not exists (select 1 from arrival a
          where a.workspace_id = ${workspaceId} and a.source_id = ${sourceId} and a.folder = '' and a.position = m.id::text)`.compile(
        db,
      ),
    )
  })
  await takeDropped(scope, sourceId)
}
