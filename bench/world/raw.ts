// The raw limit beside a figure: the statements that the product sends for it, sent again without the product.
import type pg from 'pg'
import { statementListeners } from '../../server/base/scope.ts'
import { begin, inOneWrite } from '../../server/base/postgres/wire.ts'
import { type Measured, summarise } from './load.ts'

type Statement = { sql: string; parameters: readonly unknown[] }

/** Records the statements that a piece of work sends. */
export async function record(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const listen = (sql: string, parameters: readonly unknown[]) => void statements.push({ sql, parameters })
  statementListeners.add(listen)
  try {
    await work()
  } finally {
    statementListeners.delete(listen)
  }
  return statements
}

/** Records the statements of a piece of work for each of several things, one after the other. */
export async function recordEach<T>(
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<Statement[][]> {
  const recorded: Statement[][] = []
  for (const thing of things) recorded.push(await record(() => work(thing)))
  return recorded
}

/** Sends recorded statements over one connection as the application's role, under row-level security, prepared, in one round trip each time. */
export async function replay(
  pool: pg.Pool,
  workspaceId: string,
  recorded: readonly Statement[][],
  seconds = 3,
): Promise<Measured> {
  const client = await pool.connect()
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  for (let at = 0; performance.now() < until; at++) {
    const statements = recorded[at % recorded.length] ?? []
    const start = performance.now()
    const isSteady = statements.every(({ sql }) => nameOf(sql) !== '')
    await Promise.all(
      inOneWrite(client, () => [
        begin(client, workspaceId, isSteady ? ['set local plan_cache_mode to force_generic_plan'] : []),
        ...statements.map(({ sql, parameters }) =>
          client.query({ text: sql, values: parameters as unknown[], ...(nameOf(sql) ? { name: nameOf(sql) } : {}) }),
        ),
        client.query('commit'),
      ]),
    )
    times.push(performance.now() - start)
  }
  client.release()
  return summarise(times, (performance.now() - began) / 1000)
}

/** Search is never prepared: the planner must see its words. */
const names = new Map<string, string>()
function nameOf(sql: string): string {
  if (sql.includes('search_entry')) return ''
  if (!names.has(sql)) names.set(sql, `bench_${names.size}`)
  return names.get(sql) ?? ''
}
