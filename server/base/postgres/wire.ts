// How statements travel to PostgreSQL: into the right workspace, with few messages, in one piece.
// A write, and each answer that wakes this process, costs about as much as a small statement itself.
import type { Socket } from 'node:net'
import type { CompiledQuery } from 'kysely'
import { LRUCache } from 'lru-cache'
import pg from 'pg'

/** What is sent meanwhile leaves in one write. */
export function inOneWrite<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/** Begins a transaction of the workspace, with settings of its own (`set local …`): one message, and none that is planned. */
export function begin(client: pg.PoolClient, workspaceId: string, settings: readonly string[] = []): Promise<unknown> {
  return client.query(['begin', `set local kith.workspace to ${pg.escapeLiteral(workspaceId)}`, ...settings].join('; '))
}

/** The workspace that each connection stands in between transactions. */
const standing = new WeakMap<pg.PoolClient, string | null>()

/**
 * Makes a connection stand in a workspace (null: in none) for statements outside a transaction; sends nothing where it does already.
 * Should it fail, what was sent behind it meets another workspace's policy with this one's id, finds nothing, and fails with it.
 */
export function stand(client: pg.PoolClient, workspaceId: string | null): Promise<unknown>[] {
  if ((standing.get(client) ?? null) === workspaceId) return []
  standing.set(client, '')
  const set = workspaceId === null ? 'reset kith.workspace' : `set kith.workspace to ${pg.escapeLiteral(workspaceId)}`
  return [client.query(set).then(() => standing.set(client, workspaceId))]
}

const reads = new LRUCache<string, boolean>({ max: 500 })
/** Whether a statement only reads, so that a transaction would add nothing to it; where the words leave a doubt it does not. */
export function onlyReads({ sql }: CompiledQuery<unknown>): boolean {
  let known = reads.get(sql)
  if (known === undefined) {
    known =
      /^\s*(select|with)\b/i.test(sql) &&
      !/\b(insert|update|delete|merge|truncate|set_config|pg_\w+|kith_\w+|nextval)\b/i.test(sql)
    reads.set(sql, known)
  }
  return known
}
