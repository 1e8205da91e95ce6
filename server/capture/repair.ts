// Repairs what a proof found missing: takes out what is only half there, reads the source again, recounts.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { importSource } from './import.ts'
import { type Proof, isSound, proveSource } from './prove.ts'
import { recountAll } from './recount.ts'

/** Makes a source whole again and answers its new proof. */
export async function repairSource(scope: Scope, sourceId: string): Promise<Proof> {
  await takeOutUnsound(scope, sourceId)
  await importSource(scope, sourceId)
  await recountAll(scope)
  return proveSource(scope, sourceId)
}

/** Deletes the source's arrivals behind which something lacks, and what is left of their interactions: reading the file again makes them anew. */
async function takeOutUnsound(scope: Scope, sourceId: string): Promise<void> {
  const workspace = scope.workspaceId
  await atomically(scope, async (scope) => {
    const [gone] = await run(
      scope,
      sql<{
        interaction_id: string | null
      }>`delete from arrival a where a.workspace_id = ${workspace} and a.source_id = ${sourceId}
        and ((a.outcome in ('captured', 'joined') and not ${isSound(workspace)})
          or (a.raw_hash is not null and not exists (select 1 from raw r where r.workspace_id = ${workspace} and r.hash = a.raw_hash)))
        returning interaction_id`.compile(db),
    )
    const broken = [...new Set(gone.flatMap((row) => row.interaction_id ?? []))]
    if (broken.length === 0) return
    await run(
      scope,
      sql`delete from search_entry where workspace_id = ${workspace} and interaction_id = any(${broken}::uuid[])`.compile(
        db,
      ),
      sql`delete from interaction where workspace_id = ${workspace} and id = any(${broken}::uuid[])`.compile(db),
    )
  })
}
