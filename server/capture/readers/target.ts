// Who should read each interaction: whoever may read one of the sources it came from, and is in every circle to which its conversation was closed.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { makeAudience, readReaders } from '../../workspace/audience.ts'
import { type Closing, closeReaders, keyOf, unionReaders } from '../../workspace/audience/readers.ts'

/** Where an interaction is and where it belongs, and with it whoever it went to blind: only the readers of a source whose copy names them may know of them. */
export type Move = { id: string; from: string; to: string; blind: Blind[] }
export type Blind = { handleId: string; to: string }

type Row = {
  id: string
  audience_id: string
  sources: string[] | null
  closed: { within: string; outline: boolean }[] | null
  blind: { handleId: string; audienceId: string; sources: string[] | null }[] | null
}

/** Those of these interactions that belong to another audience than they are in; one that came from nowhere stays. */
export async function findMoves(scope: Scope, interactionIds: readonly string[]): Promise<Move[]> {
  if (interactionIds.length === 0) return []
  const workspace = scope.workspaceId
  const [rows] = await run(
    scope,
    sql<Row>`select i.id, i.audience_id,
        (select array_agg(distinct s.audience_id) from arrival a join source s on s.workspace_id = ${workspace} and s.id = a.source_id
          where a.workspace_id = ${workspace} and a.interaction_id = i.id and a.outcome in ('captured', 'joined')) as sources,
        (select json_agg(json_build_object('within', c.within_id, 'outline', c.outline)) from conversation_closed c
          where c.workspace_id = ${workspace} and c.conversation_id = i.conversation_id) as closed,
        (select json_agg(json_build_object('handleId', p.handle_id, 'audienceId', p.audience_id, 'sources',
            (select json_agg(distinct s.audience_id) from unnest(p.named_by) as named (id) join source s on s.workspace_id = ${workspace} and s.id = named.id)))
          from participant p where p.workspace_id = ${workspace} and p.interaction_id = i.id and p.part = 'bcc' and p.named_by is not null) as blind
      from interaction i where i.workspace_id = ${workspace} and i.id = any(${[...interactionIds]}::uuid[]) order by i.id`.compile(
      db,
    ),
  )
  const whoReads = await readWhoReads(scope, rows)
  const moves: Move[] = []
  for (const { id, audience_id: from, sources, closed, ...row } of rows) {
    if (!sources) continue
    const to = await whoReads(sources, closed)
    const blind: Blind[] = []
    for (const one of row.blind ?? [])
      blind.push({ handleId: one.handleId, to: await whoReads(one.sources ?? [], closed) })
    const stays = blind.every(({ to }, at) => to === row.blind?.[at]?.audienceId)
    if (to !== from || !stays) moves.push({ id, from, to, blind })
  }
  return moves
}

/** Answers by which audience is found what came from sources of these audiences into a conversation closed so. */
async function readWhoReads(scope: Scope, rows: readonly Row[]) {
  const readers = await readReaders(scope, [...new Set(rows.flatMap(audiencesIn))])
  const of = (id: string) => readers.get(id) ?? { full: [[]], outline: [] }
  const closing = ({ within, outline }: { within: string; outline: boolean }): Closing => ({
    within: of(within).full[0] ?? [],
    outline,
  })
  const made = new Map<string, string>()
  return async (sources: readonly string[], closed: Row['closed']): Promise<string> => {
    const wanted = closeReaders(unionReaders(sources.map(of)), (closed ?? []).map(closing))
    const key = keyOf(wanted)
    const to = made.get(key) ?? (await makeAudience(scope, wanted))
    made.set(key, to)
    return to
  }
}

const audiencesIn = ({ sources, closed, blind }: Row): string[] => [
  ...(sources ?? []),
  ...(closed ?? []).map(({ within }) => within),
  ...(blind ?? []).flatMap((one) => one.sources ?? []),
]
