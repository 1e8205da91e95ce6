// Makes a drop address whole again from the bytes under which its mail was accepted.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { mend } from '../proof/mend.ts'
import { accounts } from '../proof/sound.ts'
import { takeDropped } from './take.ts'

/** Takes in anew what never arrived, or of whose arrival something lacks; what of which the bytes are gone is left as it is. */
export async function retakeDropped(scope: Scope, sourceId: string): Promise<void> {
  const { workspaceId } = scope
  await run(
    scope,
    sql`update drop_mail m set taken_at = null where m.workspace_id = ${workspaceId} and m.source_id = ${sourceId}
      and exists (select 1 from raw r where r.workspace_id = ${workspaceId} and r.hash = m.raw_hash)
      and not exists (select 1 from arrival a where a.workspace_id = ${workspaceId} and a.source_id = ${sourceId}
        and a.folder = '' and a.position = m.id::text and ${accounts(workspaceId)})`.compile(db),
  )
  await takeDropped(scope, sourceId, mend)
}
