// Files what was captured anew when it turns out whose an address is: afterwards all is as if it had been known before the capture.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { withdrawProposals } from '../../people/whose/forget.ts'
import { type OurChange, reidentify } from '../../people/whose/reidentify.ts'
import { recordEvents } from '../../workspace/event.ts'
import { forgetColleagues, listAddressless } from '../../workspace/member/colleague.ts'
import { readWorkspace } from '../../workspace/workspace.ts'
import { holdCapture } from '../receive/hold.ts'
import { fileAnew, readFiled } from './file.ts'
import { judgeOursAgain } from './left-out.ts'

const atOnce = 200

/** An address or domain became ours, or no longer is: says whose its handles are, and files all they took part in anew. */
export async function refileOurs(scope: Scope, change: OurChange): Promise<void> {
  const handleIds = await atomically(scope, async (scope) => {
    await holdCapture(scope)
    return reidentify(scope, change)
  })
  await refileHandles(scope, handleIds)
  await judgeOursAgain(scope, change)
  await forgetFormerColleagues(scope)
}

/** Lets everything these handles took part in follow whose they are now. Done again, it changes nothing. */
export async function refileHandles(scope: Scope, handleIds: readonly string[]): Promise<void> {
  const { time_zone: timeZone } = await readWorkspace(scope.ground, scope.workspaceId)
  const { interactionIds, audienceIds } = await interactionsOf(scope, handleIds)
  for (let at = 0; at < interactionIds.length; at += atOnce) {
    // The bytes are parsed before the transaction: they do not change, and nobody has to wait for it.
    const filed = await readFiled(scope, interactionIds.slice(at, at + atOnce))
    await atomically(scope, async (scope) => {
      await holdCapture(scope)
      const moved = await fileAnew(scope, timeZone, filed)
      const ids = filed.map(({ id }) => id)
      await scope.ground.jobs.queue(scope, 'journey', { workspaceId: scope.workspaceId, interactionIds: ids, moved })
    })
  }
  await recordEvents(
    scope,
    audienceIds.map((audienceId) => ({ kind: 'interaction.refiled', audienceId })),
  )
}

async function interactionsOf(scope: Scope, handleIds: readonly string[]) {
  const query = db
    .selectFrom('participant')
    .select(['interaction_id', 'audience_id'])
    .distinct()
    .where('workspace_id', '=', scope.workspaceId)
    .where('handle_id', '=', sql<string>`any(${[...handleIds]}::uuid[])`)
    .orderBy('interaction_id')
  const [rows] = await run(scope, query.compile())
  return {
    interactionIds: rows.map((row) => row.interaction_id),
    audienceIds: [...new Set(rows.map((row) => row.audience_id))],
  }
}

/** Colleagues who were known by a domain that is not ours any more are none; one whom a member made answer for a customer stays. */
async function forgetFormerColleagues(scope: Scope): Promise<void> {
  await atomically(scope, async (scope) => {
    const candidates = await listAddressless(scope)
    if (candidates.length === 0) return
    await withdrawProposals(scope, candidates)
    const [named] = await run(
      scope,
      sql<{ id: string }>`select m.id from unnest(${candidates}::uuid[]) as m (id)
        where exists (select from handle h where h.workspace_id = ${scope.workspaceId} and h.member_id = m.id)
          or exists (select from person p where p.workspace_id = ${scope.workspaceId} and p.owner_id = m.id)
          or exists (select from organization o where o.workspace_id = ${scope.workspaceId} and o.owner_id = m.id)
          or exists (select from source s where s.workspace_id = ${scope.workspaceId} and s.owner_id = m.id)`.compile(
        db,
      ),
    )
    const stay = new Set(named.map(({ id }) => id))
    const ids = candidates.filter((id) => !stay.has(id))
    await forgetColleagues(scope, ids)
  })
}
