// How complete what each source brought is, as its newest proof tells.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant } from '../base/endpoint.ts'
import { type Scope, named } from '../base/scope.ts'
import { readable } from './day.ts'

const count = z.number().int()

export const completenessShape = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  /** How its reading stands, and a code for what is wrong with it. */
  phase: z.string(),
  problem: z.string().nullable(),
  listed: count,
  captured: count,
  joined: count,
  quarantined: count,
  leftOut: count,
  /** Listed, and not reached yet by its first reading. */
  pending: count,
  /** Not on the server any more: counted apart. */
  gone: count,
  /** Listed and not accounted for; below zero: accounted for and not listed. */
  missing: count,
  /** When it was last counted afresh; null: not yet, then the others are as they were counted along. */
  provedAt: instant.nullable(),
  /** Why it could not be counted afresh the last time. */
  proofProblem: z.string().nullable(),
})
export type Completeness = z.output<typeof completenessShape>

/** Only this many sources are told of, the newest; a company with more looks at its channels. */
const mostSources = 200

/** The sources whose words one may read, the newest first. */
export const completenessQuery = (scope: Scope) =>
  named(
    sql<Completeness>`select s.id, s.name, s.kind, s.phase, s.problem, coalesce(p.listed, t.captured + t.joined + t.quarantined + t.left_out) as listed,
        coalesce(p.captured, t.captured) as captured, coalesce(p.joined, t.joined) as joined, coalesce(p.quarantined, t.quarantined) as quarantined,
        coalesce(p.left_out, t.left_out) as "leftOut", coalesce(p.pending, 0) as pending, coalesce(p.gone, 0) as gone, coalesce(p.missing, 0) as missing,
        p.proved_at as "provedAt", p.problem as "proofProblem"
      from source s
      left join lateral (select * from source_proof p where p.workspace_id = ${scope.workspaceId} and p.source_id = s.id order by p.id desc limit 1) p on true
      cross join lateral (select ${tallied('captured')}, ${tallied('joined')}, ${tallied('quarantined')}, ${tallied('left_out')}
        from source_tally y where y.workspace_id = ${scope.workspaceId} and y.source_id = s.id) t
      where s.workspace_id = ${scope.workspaceId} and ${readable(scope, 's')} order by s.id desc limit ${sql.lit(mostSources)}`.compile(
      db,
    ),
  )

const tallied = (outcome: string) =>
  sql`coalesce(sum(y.arrivals) filter (where y.outcome = ${sql.lit(outcome)}), 0)::bigint as ${sql.ref(outcome)}`
