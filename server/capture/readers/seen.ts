// By which names addresses stand in what an audience may read: added along with the capture, and put right when messages go from one audience to another.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { settleSeenNames, writeSeenNames } from '../../people/who/seen.ts'
import { forgetMet, keepMet } from '../../workspace/member/colleague.ts'
import type { Draft } from '../receive/placed.ts'

/** An address under a name, in something that the audience may read. */
export type Standing = { handleId: string; address: string; ours: boolean; audienceId: string; name: string }

/** Adds what stands in messages that are new. */
export async function rememberSeen(scope: Scope, audienceId: string, fresh: readonly Draft[]): Promise<void> {
  const all = fresh.flatMap(({ participants }) => participants)
  await writeSeenNames(
    scope,
    all.map(({ who, part, name }) => ({ handleId: who.handleId, audienceId, name, wrote: part === 'from' })),
  )
  const ours = all.filter(({ who }) => who.nature === 'ours').map(({ who }) => who.value)
  await keepMet(
    scope,
    [...new Set(ours)].sort().map((address) => ({ address, audienceId })),
  )
}

/** What stands in these interactions now. */
export async function readStanding(scope: Scope, interactionIds: readonly string[]): Promise<Standing[]> {
  const [rows] = await run(
    scope,
    sql<Standing>`select distinct p.handle_id as "handleId", h.value as address, h.nature = 'ours' as ours, p.audience_id as "audienceId", p.name
      from participant p join handle h on h.workspace_id = ${scope.workspaceId} and h.id = p.handle_id
      where p.workspace_id = ${scope.workspaceId} and p.interaction_id = any(${[...interactionIds]}::uuid[])`.compile(
      db,
    ),
  )
  return rows
}

/** Looks whether each of these still stands anywhere, and makes what is remembered be so. */
export async function settleSeen(scope: Scope, standing: readonly Standing[]): Promise<void> {
  const distinct = new Map(standing.map((one) => [`${one.handleId} ${one.audienceId} ${one.name}`, one]))
  const keys = [...distinct.values()]
  if (keys.length === 0) return
  const where = sql`p.workspace_id = ${scope.workspaceId} and p.handle_id = k.handle_id and p.audience_id = k.audience_id`
  const [rows] = await run(
    scope,
    sql<{ met: boolean; stands: boolean; wrote: boolean }>`
      select exists (select from participant p where ${where}) as met, exists (select from participant p where ${where} and p.name = k.name) as stands,
        exists (select from participant p where ${where} and p.name = k.name and p.part = 'from') as wrote
      from unnest(${keys.map((k) => k.handleId)}::uuid[], ${keys.map((k) => k.audienceId)}::uuid[], ${keys.map((k) => k.name)}::text[])
        with ordinality as k (handle_id, audience_id, name, at) order by k.at`.compile(db),
  )
  await settleSeenNames(
    scope,
    keys.map((key, at) => ({ ...key, wrote: rows[at]?.stands ? rows[at].wrote : null })),
  )
  const ours = keys.flatMap((key, at) => (key.ours ? [{ ...key, met: rows[at]?.met === true }] : []))
  await forgetMet(
    scope,
    ours.filter(({ met }) => !met),
  )
  await keepMet(
    scope,
    ours.filter(({ met }) => met),
  )
}
