// Writes down that mail to an address came back, once each, and lets what hangs on it be reckoned anew.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { derivedId } from '../../base/id.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { readHandles } from '../../people/identify.ts'
import { recordEvents } from '../../workspace/event.ts'

export type Returned = {
  address: string
  status: string
  reason: string
  at: string
  interactionId: string | null
  sendingId: string | null
  arrivalId: string | null
  /** Who may know of it. */
  audienceId: string
}

/** What was written before stays as it is. */
export async function writeBounces(scope: Scope, returned: readonly Returned[]): Promise<void> {
  if (returned.length === 0) return
  await atomically(scope, async (scope) => {
    const handles = await readHandles(
      scope,
      returned.map(({ address }) => address),
    )
    const column = <T>(of: (one: Returned) => T) => returned.map(of)
    const [fresh] = await run(
      scope,
      sql<{ interaction_id: string | null; sending_id: string | null; audience_id: string }>`
        insert into bounce (workspace_id, id, handle_id, address, interaction_id, sending_id, arrival_id, status, reason, happened_at, audience_id)
        select ${scope.workspaceId}::uuid, * from unnest(${column((b) => idOf(scope, b))}::uuid[], ${column((b) => handles.get(b.address)?.handleId ?? null)}::uuid[],
          ${column((b) => b.address)}::text[], ${column((b) => b.interactionId)}::uuid[], ${column((b) => b.sendingId)}::uuid[], ${column((b) => b.arrivalId)}::uuid[],
          ${column((b) => b.status)}::text[], ${column((b) => fit(b.reason))}::text[], ${column((b) => b.at)}::timestamptz[], ${column((b) => b.audienceId)}::uuid[])
        on conflict (workspace_id, id) do nothing returning interaction_id, sending_id, audience_id`.compile(db),
    )
    await recordEvents(
      scope,
      fresh.map((row) => ({ kind: 'bounce.noted', subjectId: row.interaction_id, audienceId: row.audience_id })),
    )
    const interactionIds = [...new Set(fresh.flatMap((row) => row.interaction_id ?? []))]
    if (interactionIds.length > 0)
      await scope.ground.jobs.queue(scope, 'journey', { workspaceId: scope.workspaceId, interactionIds })
  })
}

/** One report, and one refusal of a mail, tells of an address once. */
function idOf({ workspaceId }: Scope, { arrivalId, sendingId, address }: Returned): string {
  return derivedId(
    createHash('sha256')
      .update(`${workspaceId} bounce ${arrivalId ?? sendingId} ${address}`)
      .digest(),
  )
}

const fit = (text: string): string => text.toWellFormed().replaceAll('\0', '').slice(0, 300)
