// Asks everything that can be asked for reading: every GET endpoint with every id, every filter, every word.
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type pg from 'pg'
import { db } from '../../server/base/database.ts'
import { type Scope, run } from '../../server/base/scope.ts'
import { call, endpoints, keys, succeeded } from './call.ts'
import type { Ids } from './company.ts'
import { idOf, kindOf } from './named.ts'
import { type Input, sampleOf, withId } from './sample.ts'

export const readers = keys.filter((key) => key.startsWith('GET '))
export type Hunter = { app: FastifyInstance; token: string; ids: Ids }
export type Asked = { key: string; input: Input }

/** Every id in the workspace, whatever it is of. */
export async function everyId(owner: pg.Client, scope: Scope): Promise<string[]> {
  const parts = (await idColumns(owner)).map(({ name, column }) =>
    sql.raw(`select ${column} as id from ${name} where workspace_id = '${scope.workspaceId}'`),
  )
  const [rows] = await run(
    scope,
    sql<{ id: string | null }>`select distinct id from (${sql.join(parts, sql` union all `)}) every`.compile(db),
  )
  return rows.flatMap(({ id }) => id ?? [])
}

async function idColumns(owner: pg.Client): Promise<{ name: string; column: string }[]> {
  const { rows } = await owner.query<{ name: string; column: string }>(
    `select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('event', 'session', 'account')
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id') and a.attname <> 'workspace_id' and a.attnum > 0`,
  )
  return rows
}

/** Of what each id of the workspace is, by the tables and columns in which it stands. */
export async function kindsOfIds(owner: pg.Client, scope: Scope): Promise<Map<string, Set<string>>> {
  const kinds = new Map<string, Set<string>>()
  for (const { name, column } of await idColumns(owner)) {
    const [rows] = await run(
      scope,
      sql
        .raw<{ id: string }>(
          `select distinct ${column} as id from ${name} where workspace_id = '${scope.workspaceId}' and ${column} is not null`,
        )
        .compile(db),
    )
    const named = column === 'id' ? name : column.replace(/_id$/, '')
    for (const { id } of rows) kinds.set(id, (kinds.get(id) ?? new Set()).add(named))
  }
  return kinds
}

/** What else a kind of test/access/named.ts is called in the tables; one that is not here is called so itself. */
const called: Record<string, readonly string[]> = {
  person: ['person', 'organization', 'subject', 'customer'],
  organization: ['organization', 'person', 'subject'],
  owner: ['member', 'account_id'],
  colleague: ['member'],
  question: ['handle'],
  waitingInteraction: ['interaction'],
  waitingConversation: ['conversation'],
  leftOut: ['arrival'],
  mailbox: ['source'],
  sender: ['source'],
  drop: ['source'],
  draftFile: ['draft_file'],
  filter: ['saved_filter'],
  session: [],
  parcel: [],
  fullParcel: [],
}

/** Which of these ids may be what a field of an endpoint asks for. */
export const idsFor =
  (kinds: ReadonlyMap<string, ReadonlySet<string>>, these: readonly string[]) =>
  (key: string, field: string): string[] => {
    const kind = kindOf(key, field)
    const names = called[kind] ?? [kind]
    return these.filter((id) => names.some((name) => kinds.get(id)?.has(name)))
  }

/** What to ask an endpoint: its sample, each of its filters, each id in each id-typed field, each word where words are taken. */
export function questions(
  key: string,
  ids: Ids,
  everyId: readonly string[] | ReturnType<typeof idsFor>,
  words: readonly string[],
): Asked[] {
  const asked = typeof everyId === 'function' ? everyId : () => everyId
  const { input, ids: fields } = sampleOf(key, endpoints[key]!, (field) => idOf(key, field, ids))
  const required = Object.fromEntries(
    Object.entries(input).filter(([name]) => key.includes(`:${name}`) || ['outcome', 'text'].includes(name)),
  )
  const bases = [input, required, ...variants(key).map((more) => ({ ...required, ...more }))]
  const withIds = fields.flatMap((field) =>
    asked(key, field.name).map((id) => withId(field.name in required ? required : input, field, id)),
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

/** Asks it all, searching for those words that are `asked`; answers how often, and where one of the words was found. */
export async function hunt(
  { app, token, ids }: Hunter,
  ofThese: readonly string[] | ReturnType<typeof idsFor>,
  words: readonly string[],
  asked = words,
) {
  const found: string[] = []
  const all = readers.flatMap((key) => questions(key, ids, ofThese, asked))
  const left = all.values()
  const askOn = async () => {
    for (const { key, input } of left) {
      const { text } = await call(app, key, input, token)
      for (const word of words) if (text.includes(word)) found.push(`${word} in ${key} ${JSON.stringify(input)}`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, askOn))
  return { asked: all.length, found }
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
