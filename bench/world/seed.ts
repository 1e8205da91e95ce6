// Fills a bench's workspace: people with few and with very many interactions, words in the frequencies of language, some merged into threads.
import type pg from 'pg'
import { makeTexts } from './words.ts'

export type Seeded = { workspaceId: string; memberId: string; people: number; interactions: number }

/** Bump when the seed or the schema changes, so that `--keep` does not reuse an older one. */
const version = 1
const poolOfTexts = 20_000

/** Seeds `interactions` and a tenth as many people, unless the home holds exactly that already. */
export async function seed(owner: pg.Pool, interactions: number, log: (line: string) => void): Promise<Seeded> {
  const { rows } = await owner.query(`select w.workspace_id, w.member_id from account_workspace w limit 1`)
  const [{ workspace_id: workspaceId, member_id: memberId }] = rows as [{ workspace_id: string; member_id: string }]
  const people = Math.round(interactions / 10)
  const seeded = { workspaceId, memberId, people, interactions }
  await owner.query('create table if not exists bench_seed (mark text)')
  const mark = `${version} ${interactions}`
  const done = await owner.query('select 1 from bench_seed where mark = $1', [mark])
  if (done.rowCount) return seeded
  const steps = statements(workspaceId, memberId, people, interactions)
  const client = await owner.connect()
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`)
  await seedTexts(client)
  for (const [name, sql] of steps) {
    const began = performance.now()
    await client.query(sql)
    log(`  ${name} ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  await client.query('insert into bench_seed values ($1)', [mark])
  client.release()
  return seeded
}

async function seedTexts(client: pg.PoolClient): Promise<void> {
  await client.query(
    'drop table if exists bench_text; create table bench_text (n int primary key, said text, words tsvector)',
  )
  const texts = makeTexts(poolOfTexts)
  for (let at = 0; at < texts.length; at += 2000) {
    const part = texts.slice(at, at + 2000)
    await client.query(
      `insert into bench_text select n, said, to_tsvector('simple', said) from unnest($1::int[], $2::text[]) as row (n, said)`,
      [part.map((_, i) => at + i), part],
    )
  }
}

/** ids are made from numbers, so that every row can be found by its number: kind, then the number in hex. */
const id = (kind: string, n: string) => `('00000000-0000-7000-8000-${kind}' || lpad(to_hex(${n}), 11, '0'))::uuid`

/** What the statements are made of: SQL for the workspace and its everyone audience, the member, and the sizes. */
type Parts = { w: string; everyone: string; member: string; people: number; organizations: number; n: number }
type Step = [name: string, sql: string]

function statements(ws: string, member: string, people: number, n: number): Step[] {
  const w = `'${ws}'::uuid`
  const everyone = `(select id from audience where workspace_id = ${w} and readers = 'everyone')`
  const parts = { w, everyone, member, people, organizations: Math.max(1, Math.round(people / 5)), n }
  return [...whoSteps(parts), ...saidSteps(parts), ...searchSteps(parts), ...countedSteps(parts)]
}

const first = `(array['Margaret','Tom','Priya','Ruth','Sam','Eleanor','Marcus','Giulia','Callum','Jess','Nadia','Harpreet','Paul','Ines','Derek','Hilary','Bex','Desmond','Anna','Lily'])`
const last = `(array['Chen','Reed','Nair','Adler','Okafor','Finch','Webb','Conti','Fraser','Hartley','Rahman','Gill','Osei','Duarte','Pickles','Cobb','Holloway','Ainsley','Marsh','Weiss'])`

function whoSteps({ w, member, people, organizations }: Parts): Step[] {
  return [
    [
      'organizations',
      `insert into organization (workspace_id, id, name, sort_name, name_source, domain) select ${w}, ${id('2', 'g')}, 'Shop ' || g, 'shop ' || lpad(g::text, 7, '0'), 'domain', 'shop' || g || '.example' from generate_series(1, ${organizations}) g`,
    ],
    [
      'people',
      `insert into person (workspace_id, id, name, sort_name, name_source, organization_id, owner_id, owner_source)
       select ${w}, ${id('1', 'g')}, f || ' ' || l || ' ' || s, lower(f || ' ' || l || ' ' || s), 'header', ${id('2', `1 + g % ${organizations}`)}, case when g % 200 = 0 then '${member}'::uuid end, case when g % 200 = 0 then 'proposed' end
       from (select g, ${first}[1 + (g * 7) % 20] as f, ${last}[1 + (g * 13) % 20] as l, translate(to_hex(g * 7919), '0123456789abcdef', 'bcdfghjklmnpqrst') as s from generate_series(1, ${people}) g) x`,
    ],
    [
      'handles',
      `insert into handle (workspace_id, id, kind, value, nature, person_id, organization_id) select workspace_id, ${id('3', "('x' || right(id::text, 8))::bit(32)::int")}, 'email', replace(sort_name, ' ', '.') || '@shop.example', 'personal', id, organization_id from person where workspace_id = ${w}`,
    ],
    [
      'our handle',
      `insert into handle (workspace_id, id, kind, value, nature, member_id) values (${w}, ${id('3', '0')}, 'email', 'tom@bench.example', 'ours', '${member}') on conflict do nothing`,
    ],
    [
      'name words',
      `insert into name_word select workspace_id, word, id, 'person' from person, regexp_split_to_table(sort_name, ' ') word where workspace_id = ${w} on conflict do nothing`,
    ],
    [
      'name neighbours',
      `insert into name_near select ${w}, near, word from (select distinct word from name_word where workspace_id = ${w} and length(word) > 3) x,
       lateral (select word as near union select left(word, at - 1) || substr(word, at + 1) from generate_series(1, length(word)) at) y on conflict do nothing`,
    ],
  ]
}

function saidSteps({ w, everyone, member, people, organizations, n }: Parts): Step[] {
  // A few people have very many interactions (20,000 and 2,000), the rest share the others by a power law.
  const who = `case when g % 50 = 0 and g < 1000000 then 1 when g % 500 = 1 then 2 when g % 20000 = 2 then 3 else 4 + floor(power(random(), 2) * (${people} - 4))::int end`
  return [
    [
      'conversations',
      `insert into conversation (workspace_id, id) select ${w}, ${id('4', 'g')} from generate_series(0, ${Math.ceil(n / 3)}) g`,
    ],
    [
      'plan',
      `drop table if exists bench_plan; create table bench_plan as select g, case when g % 3 = 0 then 'out' else 'in' end as direction, ${who} as person, now() - (g::float8 / ${n}) * interval '1095 days' as at, floor(random() * ${poolOfTexts})::int as text from generate_series(1, ${n}) g`,
    ],
    [
      'interactions',
      `insert into interaction (workspace_id, id, channel, direction, happened_at, from_before, conversation_id, subject, subject_key, preview, audience_id, identity, raw_hash, customer_id, member_id, orphan_reply, attachments, has_html)
       select ${w}, ${id('5', 'g')}, 'email', direction, at, at < now() - interval '14 days', ${id('4', 'g / 3')}, 'Order ' || g / 3, 'order ' || g / 3, left(said, 160), ${everyone}, decode(lpad(to_hex(g), 40, '0'), 'hex'), '\\x00', ${id('1', 'person')}, '${member}'::uuid, false, 0, false
       from bench_plan join bench_text on n = text`,
    ],
    [
      'texts',
      `insert into interaction_text select ${w}, ${id('5', 'g')}, said, case when g % 5 < 2 then said else '' end, '' from bench_plan join bench_text on n = text`,
    ],
    [
      'participants',
      `insert into participant (workspace_id, interaction_id, handle_id, part, person_id, organization_id, member_id, happened_at, audience_id)
       select ${w}, ${id('5', 'g')}, ${id('3', 'person')}, case direction when 'in' then 'from' else 'to' end, ${id('1', 'person')}, ${id('2', `1 + person % ${organizations}`)}, null, at, ${everyone} from bench_plan
       union all select ${w}, ${id('5', 'g')}, ${id('3', '0')}, case direction when 'in' then 'to' else 'from' end, null::uuid, null::uuid, '${member}'::uuid, at, ${everyone} from bench_plan`,
    ],
  ]
}

function searchSteps({ w, everyone }: Parts): Step[] {
  return [
    ['search index dropped', `drop index if exists search_entry_words_idx`],
    [
      'search',
      `insert into search_entry select ${w}, ${id('5', 'g')}, at, ${everyone}, words from bench_plan join bench_text on n = text`,
    ],
    [
      'search index',
      `create index search_entry_words_idx on search_entry using gin (workspace_id, words) with (gin_pending_list_limit = 4096)`,
    ],
  ]
}

function countedSteps({ w, everyone, member, organizations, n }: Parts): Step[] {
  return [
    [
      'acquaintance',
      `insert into acquaintance select ${w}, ${id('1', 'person')}, ${everyone}, 'person', count(*), min(at), max(at) from bench_plan group by person`,
    ],
    [
      'acquaintance of the silent',
      `insert into acquaintance select workspace_id, id, ${everyone}, 'person', 0, null, null from person where workspace_id = ${w} on conflict do nothing`,
    ],
    [
      'acquaintance of organizations',
      `insert into acquaintance select ${w}, ${id('2', `1 + person % ${organizations}`)}, ${everyone}, 'organization', count(*), min(at), max(at) from bench_plan group by 1, 2, 3, 4`.replace(
        'group by 1, 2, 3, 4',
        `group by person % ${organizations}`,
      ),
    ],
    [
      'days',
      `insert into interaction_day select ${w}, at::date, ${everyone}, 'email', direction, count(*) from bench_plan group by at::date, direction`,
    ],
    [
      'answers',
      `insert into answer select ${w}, ${id('5', 'g')}, ${id('5', 'g + 1')}, ${id('1', 'person')}, '${member}'::uuid, ${everyone}, at - interval '3 hours', at, 10800 from bench_plan where direction = 'out' and g < ${n}`,
    ],
    [
      'waiting',
      `insert into waiting select ${w}, ${id('4', 'g / 3')}, ${id('5', 'g')}, ${id('1', 'person')}, '${member}'::uuid, at, at < now() - interval '14 days', ${everyone} from bench_plan where g % 600 = 1 on conflict do nothing`,
    ],
    ['statistics', `drop table bench_plan; analyze`],
  ]
}

/** The id of the n-th person of the seed. */
export const personId = (n: number): string => `00000000-0000-7000-8000-1${n.toString(16).padStart(11, '0')}`
