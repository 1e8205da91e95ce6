// What the receiving of one source's arrivals needs to know, read once.
import { db } from '../../base/database.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { readDrops } from '../drop/address.ts'
import { type Ours, readOurs } from '../../workspace/member.ts'
import { readWorkspace } from '../../workspace/workspace.ts'

export type Receiving = {
  sourceId: string
  audienceId: string
  hashKey: Buffer
  timeZone: string
  ours: Ours
  /** The workspace's drop addresses, as hashes in hex. */
  drops: ReadonlySet<string>
  /** 'rule sender', or 'rule ' for every sender: rules of leaving out that do not hold here. */
  takenBack: Set<string>
  now: Date
  /** Judges left-out arrivals anew, too, instead of passing over them. */
  again: boolean
  /** By place (folder and position, a zero byte between): the id a message had of which no row is left. */
  idsBefore?: ReadonlyMap<string, string>
}

/** Throws notFound when there is no such source. */
export async function openReceiving(scope: Scope, sourceId: string, again = false): Promise<Receiving> {
  const workspace = await readWorkspace(scope.ground, scope.workspaceId)
  const [[source], backs] = await run(
    scope,
    db
      .selectFrom('source')
      .select('audience_id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', sourceId)
      .compile(),
    db.selectFrom('taken_back').select(['rule', 'sender']).where('workspace_id', '=', scope.workspaceId).compile(),
  )
  if (!source) throw notFound('source')
  return {
    sourceId,
    audienceId: source.audience_id,
    hashKey: workspace.hash_key,
    timeZone: workspace.time_zone,
    ours: await readOurs(scope),
    drops: await readDrops(scope),
    takenBack: new Set(backs.map(({ rule, sender }) => `${rule} ${sender}`)),
    now: new Date(),
    again,
  }
}

/** With whoever may read it now: that may have been changed since a long reading began. */
export async function withReaders(scope: Scope, receiving: Receiving): Promise<Receiving> {
  const query = db.selectFrom('source').select('audience_id').where('workspace_id', '=', scope.workspaceId)
  const [[source]] = await run(scope, query.where('id', '=', receiving.sourceId).compile())
  if (!source) throw notFound('source')
  return source.audience_id === receiving.audienceId ? receiving : { ...receiving, audienceId: source.audience_id }
}
