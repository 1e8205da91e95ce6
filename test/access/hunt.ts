// Asks everything that can be asked for reading: every GET endpoint with every id, every filter, every word.
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type pg from 'pg'
import { db } from '../../server/base/database.ts'
import { type Scope, run } from '../../server/base/scope.ts'
import { call, endpoints, keys, succeeded } from './call.ts'
import type { Ids } from './company.ts'
import { idOf } from './named.ts'
import { type Input, sampleOf, withId } from './sample.ts'

export const readers = keys.filter((key) => key.startsWith('GET '))
export type Hunter = { app: FastifyInstance; token: string; ids: Ids }
export type Asked = { key: string; input: Input }

/** Every id in the workspace, whatever it is of. */
export async function everyId(owner: pg.Client, scope: Scope): Promise<string[]> {
  const columns = await owner.query<{ name: string; column: string }>(
    `select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('event', 'session', 'account')
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id') and a.attname <> 'workspace_id' and a.attnum > 0`,
  )
  const parts = columns.rows.map(({ name, column }) =>
    sql.raw(`select ${column} as id from ${name} where workspace_id = '${scope.workspaceId}'`),
  )
  const [rows] = await run(
    scope,
    sql<{ id: string | null }>`select distinct id from (${sql.join(parts, sql` union all `)}) every`.compile(db),
  )
  return rows.flatMap(({ id }) => id ?? [])
}

/** What to ask an endpoint: its sample, each of its filters, each id in each id-typed field, each word where words are taken. */
export function questions(key: string, ids: Ids, everyId: readonly string[], words: readonly string[]): Asked[] {
  const { input, ids: fields } = sampleOf(key, endpoints[key]!, (field) => idOf(key, field, ids))
  const required = Object.fromEntries(
    Object.entries(input).filter(([name]) => key.includes(`:${name}`) || ['outcome', 'text'].includes(name)),
  )
  const bases = [input, required, ...variants(key).map((more) => ({ ...required, ...more }))]
  const withIds = fields.flatMap((field) =>
    everyId.map((id) => withId(field.name in required ? required : input, field, id)),
  )
  const spoken =
    'text' in input
      ? words.flatMap((text) => [
          { ...required, text },
          { ...required, text, names: true },
        ])
      : []
  const sent = 'sender' in input ? words.map((sender) => ({ ...required, sender })) : []
  return [...bases, ...withIds, ...spoken, ...sent].map((one) => ({ key, input: one }))
}

function variants(key: string): Input[] {
  const has = (name: string) => name in (endpoints[key]!.takes as unknown as { shape: Input }).shape
  return [
    ...(has('sort')
      ? ['last', 'name', 'owner'].flatMap((sort) => [{ sort }, { sort, descending: true }, { sort, removed: true }])
      : []),
    ...(has('fresh') ? [{ fresh: true }, { unowned: true }] : []),
    ...(has('answered') ? [{ answered: true }] : []),
    ...(has('outcome') ? [{ outcome: 'left_out' }, { outcome: 'quarantined' }] : []),
    ...(has('position') ? [{ position: 1 }, { position: 2 }] : []),
  ]
}

/** Asks it all; answers how often, and where one of the words was found. */
export async function hunt({ app, token, ids }: Hunter, ofThese: readonly string[], words: readonly string[]) {
  const found: string[] = []
  let asked = 0
  for (const key of readers)
    for (const { input } of questions(key, ids, ofThese, words)) {
      const { text } = await call(app, key, input, token)
      asked++
      for (const word of words) if (text.includes(word)) found.push(`${word} in ${key} ${JSON.stringify(input)}`)
    }
  return { asked, found }
}

/** What every reading endpoint answers now, so that two moments can be compared. */
export async function snapshot(
  { app, token, ids }: Hunter,
  without: readonly string[],
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const key of readers.filter((one) => !without.includes(one)))
    for (const { input } of questions(key, ids, [], [])) {
      const { status, text } = await call(app, key, input, token)
      answers[`${key} ${JSON.stringify(input)}`] = succeeded({ status, text })
        ? text.slice(text.indexOf('} ') + 2)
        : status
    }
  return answers
}
