// Whose data, on whose behalf, through which connection: the first argument of everything that touches data.
import { createHash } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { Live } from './live.ts'
import type { Reach } from './net/reach.ts'
import { begin, inOneWrite, onlyReads, stand } from './postgres/wire.ts'

/** One kind of job. Its work may run more than once, so it is idempotent. `atOnce` jobs of it run side by side in a process. */
export type Job = { name: string; atOnce?: number; seconds?: number; work(payload: never): Promise<void> }

export type Jobs = {
  /** Queues a job inside the scope's transaction: it exists exactly if the transaction commits. */
  queue(scope: Scope, name: string, payload: object, options?: { key?: string; afterSeconds?: number }): Promise<void>
  /** How many jobs of the scope's workspace are waiting or at work; those whose payload says `unawaited` are waited for by nobody. */
  countOpen(scope: Scope): Promise<number>
  work(jobs: readonly Job[]): Promise<void>
  stop(): Promise<void>
}

/** What a running Kith stands on, the same for every scope. */
export type Ground = {
  readonly pool: pg.Pool
  readonly jobs: Jobs
  readonly live: Live
  /** Where files are kept that are too large for the database (KITH_HOME). */
  readonly home: string
  /** What secrets are sealed with (seal.ts); it is never in the database. */
  readonly key: Buffer
  /** Which addresses may be called for a mail server that somebody names. */
  readonly mailHosts: Reach
  /** Where mail is taken in: what stands behind the @, and whether any is. */
  readonly mailIn: { readonly name: string; readonly open: boolean }
}

export type Scope = {
  readonly workspaceId: string
  /** The member on whose behalf, or null for Kith itself (a job). */
  readonly memberId: string | null
  readonly role: string
  /** The audiences this scope may read; what was said is filtered by them. */
  readonly audiences: readonly string[]
  /** The audiences of which this scope may know alone: their subjects, times and people, none of their words. */
  readonly outlines: readonly string[]
  readonly ground: Ground
  readonly transaction?: Transaction
}

/** The audiences whose people and times this scope may know: those it reads, and those it knows of alone. */
export const knownAudiences = ({ audiences, outlines }: Scope): string[] => [...audiences, ...outlines]

type Transaction = { client: pg.PoolClient; onCommit: (() => void)[] }
type Row = Record<string, unknown>
type RowsOf<Q> = Q extends CompiledQuery<infer R> ? R[] : never
type RowsOfAll<Q extends readonly CompiledQuery<unknown>[]> = { -readonly [K in keyof Q]: RowsOf<Q[K]> }

/**
 * Sends statements in one round trip, inside the scope's transaction or one of their own, under row-level security.
 * Answers the rows of each, in order. Rejects with the first error; nothing of the batch is then written.
 */
export async function run<const Q extends readonly CompiledQuery<unknown>[]>(
  scope: Scope,
  ...queries: Q
): Promise<RowsOfAll<Q>> {
  if (scope.transaction) return (await sendAll(scope.transaction.client, queries)) as RowsOfAll<Q>
  const isSteady = queries.some((query) => (query as Marked).steady)
  return withConnection(scope.ground, async (client) => {
    if (!isSteady && queries.every(onlyReads)) return (await read(client, scope.workspaceId, queries)) as RowsOfAll<Q>
    const [, rows, commit] = await settle(
      inOneWrite(client, () => [
        begin(client, scope.workspaceId, isSteady ? [planOnce] : []),
        sendAll(client, queries),
        client.query('commit'),
      ]),
    )
    if ((commit as pg.QueryResult).command !== 'COMMIT') throw new Error('the transaction was rolled back')
    return rows as RowsOfAll<Q>
  })
}

/** What only reads needs no transaction: each statement has a view of the data of its own either way. */
async function read(client: pg.PoolClient, workspaceId: string, queries: readonly CompiledQuery<unknown>[]) {
  const sent = inOneWrite(client, () => [...stand(client, workspaceId), sendAll(client, queries)])
  return (await settle(sent)).at(-1)
}

/** Lends a connection; one whose wire failed is not used again. */
async function withConnection<T>(ground: Ground, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await connect(ground)
  let broken: Error | undefined
  try {
    return await work(client)
  } catch (error) {
    broken = connectionLost(error)
    throw error
  } finally {
    client.release(broken)
  }
}

/** The single row of a statement, or undefined. */
export async function runOne<R>(scope: Scope, query: CompiledQuery<R>): Promise<R | undefined> {
  const [rows] = await run(scope, query)
  return (rows as R[])[0]
}

/** Runs `work` in one transaction; a deadlock or serialization failure runs it again (3 times), so it may touch nothing but data. */
export async function atomically<T>(scope: Scope, work: (scope: Scope) => Promise<T>): Promise<T> {
  if (scope.transaction) return work(scope)
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(scope, work)
    } catch (error) {
      if (attempt > 3 || !isContention(error)) throw error
      await new Promise((done) => setTimeout(done, Math.random() * 50 * attempt))
    }
  }
}

/** Calls back once the surrounding transaction is durable (at once when there is none). */
export function afterCommit(scope: Scope, then: () => void): void {
  if (scope.transaction) scope.transaction.onCommit.push(then)
  else then()
}

/** Marks a hot statement: it is prepared once per connection under a name made of its text. Never for search (postgres.md, section 5). */
export function named<Q extends CompiledQuery<unknown>>(query: Q): Q {
  let name = names.get(query.sql)
  if (!name) {
    name = `k_${createHash('sha1').update(query.sql).digest('base64url')}`
    names.set(query.sql, name)
  }
  return { ...query, name } as Q
}
const names = new LRUCache<string, string>({ max: 500 })
type Marked = { name?: string; steady?: boolean }

/** Marks a hot statement whose plan does not depend on its values: left to itself PostgreSQL plans it anew each time (1.3 ms for a list, 8 ms for a customer). */
export const steady = <Q extends CompiledQuery<unknown>>(query: Q): Q => ({ ...named(query), steady: true })
const planOnce = 'set local plan_cache_mode to force_generic_plan'

/** Listeners of every statement sent, for the tests that EXPLAIN them. */
export const statementListeners = new Set<(sql: string, parameters: readonly unknown[], name?: string) => void>()

async function transact<T>(scope: Scope, work: (scope: Scope) => Promise<T>): Promise<T> {
  const client = await connect(scope.ground)
  const transaction: Transaction = { client, onCommit: [] }
  let broken: Error | undefined
  try {
    await settle([begin(client, scope.workspaceId)])
    const result = await work({ ...scope, transaction })
    const [commit] = (await settle([client.query('commit')])) as pg.QueryResult[]
    if (commit?.command !== 'COMMIT') throw new Error('the transaction was rolled back')
    for (const then of transaction.onCommit) then()
    return result
  } catch (error) {
    broken = connectionLost(error)
    if (!broken) await client.query('rollback').catch((failed: Error) => (broken = failed))
    throw error
  } finally {
    client.release(broken)
  }
}

async function sendAll(client: pg.PoolClient, queries: readonly CompiledQuery<unknown>[]): Promise<Row[][]> {
  const sent = inOneWrite(client, () =>
    queries.map((query) => {
      const { name } = query as Marked
      for (const listen of statementListeners) listen(query.sql, query.parameters, name)
      return client.query<Row>({ text: query.sql, values: query.parameters as unknown[], ...(name ? { name } : {}) })
    }),
  )
  const results = (await settle(sent)) as pg.QueryResult<Row>[]
  return results.map((result) => result.rows)
}

/** Waits for all, then rejects with the first failure: a pipelined connection must be drained before it is used again. */
async function settle(promises: (Promise<unknown> | Promise<unknown>[])[]): Promise<unknown[]> {
  const results = await Promise.allSettled(promises.map((one) => (Array.isArray(one) ? settle(one) : one)))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw noticed(failed.reason)
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value)
}

async function connect({ pool }: Ground): Promise<pg.PoolClient> {
  return pool.connect().catch((error: unknown) => {
    throw noticed(error)
  })
}

const away = new WeakSet<object>()
/** Whether this failed because the database was away for a moment (it was started again, the wire was cut), not because of what was asked. */
export const isDatabaseAway = (error: unknown): boolean => error instanceof Error && away.has(error)

function noticed(error: unknown): unknown {
  const lost = connectionLost(error)
  if (lost) away.add(lost)
  return error
}

const contention = new Set(['40001', '40P01'])
const isContention = (error: unknown) => contention.has((error as { code?: string }).code ?? '')

/** SQLSTATE has five characters; an error without one came from the wire, and its connection is not used again. */
function connectionLost(error: unknown): Error | undefined {
  const code = (error as { code?: string }).code ?? ''
  const lost = !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('57P') || code.startsWith('08')
  return error instanceof Error && lost && !(error as { status?: number }).status ? error : undefined
}

/** Sends one statement over the global tables (account, session, workspace), outside any workspace: it sees no row of one. */
export async function runGlobal<R>(ground: Ground, query: CompiledQuery<R>): Promise<R[]> {
  return withConnection(ground, async (client) => {
    const statement = { text: query.sql, values: query.parameters as unknown[] }
    const sent = inOneWrite(client, () => [...stand(client, null), client.query(statement)])
    return ((await settle(sent)).at(-1) as pg.QueryResult).rows as R[]
  })
}
