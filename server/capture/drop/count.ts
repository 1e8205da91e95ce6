// The witness of a drop address: what was accepted, as it was written down before that was said, against what stands of it now. It shares nothing with the taking in.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { Proof } from '../proof/sound.ts'

type Counted = Omit<Proof, 'gone' | 'problem' | 'folders' | 'missing'> & { lacking: number; surplus: number }

/** One statement, so that both sides are of one moment. Accepted counts while its bytes are here; an arrival counts while all that it stands for is. */
export async function countDropped(scope: Scope, sourceId: string): Promise<Proof> {
  const workspace = sql`${scope.workspaceId}::uuid`
  const source = sql`${sourceId}::uuid`
  const [[row]] = await run(
    scope,
    sql<Counted>`with accepted as (
        select m.id::text as position, m.taken_at is null and m.accepted_at > now() - interval '15 minutes' as fresh,
          exists (select 1 from raw r where r.workspace_id = ${workspace} and r.hash = m.raw_hash and r.size = m.size) as kept
        from drop_mail m where m.workspace_id = ${workspace} and m.source_id = ${source}
      ), arrived as (
        select a.position, a.outcome, a.folder = '' and exists (select 1 from raw r where r.workspace_id = ${workspace} and r.hash = a.raw_hash)
          and (a.outcome in ('quarantined', 'left_out') or exists (select 1 from interaction i
            join interaction_text t on t.workspace_id = ${workspace} and t.interaction_id = i.id
            join search_entry s on s.workspace_id = ${workspace} and s.interaction_id = i.id
            join raw r on r.workspace_id = ${workspace} and r.hash = i.raw_hash
            where i.workspace_id = ${workspace} and i.id = a.interaction_id)) as sound
        from arrival a where a.workspace_id = ${workspace} and a.source_id = ${source}
      ), both_sides as (
        select m.position is not null as listed, coalesce(m.fresh, false) and a.position is null as pending, coalesce(m.kept, false) as kept,
          coalesce(a.sound, false) as sound, a.outcome
        from accepted m full join arrived a on a.position = m.position
      ) select count(*) filter (where listed) as listed,
        count(*) filter (where sound and outcome = 'captured') as captured, count(*) filter (where sound and outcome = 'joined') as joined,
        count(*) filter (where sound and outcome = 'quarantined') as quarantined, count(*) filter (where sound and outcome = 'left_out') as left_out,
        count(*) filter (where pending) as pending, count(*) filter (where listed and not pending and not (sound and kept)) as lacking,
        count(*) filter (where not listed) as surplus from both_sides`.compile(db),
  )
  if (!row) throw new Error('a count has no row')
  const { lacking, surplus, ...counted } = row
  const { listed, pending, captured, joined, quarantined, left_out } = counted
  const found = captured + joined + quarantined + left_out
  const folders = listed + found > 0 ? [{ folder: '', listed, found, pending }] : []
  return { ...counted, missing: lacking > 0 ? lacking : 0 - surplus, gone: 0, problem: null, folders }
}
