// Spreads a bench's messages among colleagues of several departments: most of a customer's are one's, some are of up to four others.
import type pg from 'pg'
import type { Seeded } from './seed.ts'

/** Bump when this changes; a kept seed that has it already is left as it is. */
const mark = 'colleagues 1'
const departments = ['Sales', 'Service', 'Finance', 'Workshop', 'Delivery', 'Office']
const colleagues = 23

const id = (kind: string, n: string) => `('00000000-0000-7000-8000-${kind}' || lpad(to_hex(${n}), 11, '0'))::uuid`
/** The number in an id of the seed. */
const numberOf = (column: string) => `('x' || right(${column}::text, 11))::bit(44)::bigint`

/** Rewrites a million rows, once: it takes some minutes. */
export async function addColleagues(owner: pg.Pool, seeded: Seeded, log: (line: string) => void): Promise<void> {
  if ((await owner.query('select 1 from bench_seed where mark = $1', [mark])).rowCount) return
  const client = await owner.connect()
  await client.query(`set synchronous_commit = off; set work_mem = '256MB'`)
  for (const [name, sql] of steps(seeded)) {
    const began = performance.now()
    await client.query(sql)
    log(`  ${name} ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  await client.query('insert into bench_seed values ($1)', [mark])
  client.release()
}

function steps({ workspaceId }: Seeded): [name: string, sql: string][] {
  const w = `'${workspaceId}'::uuid`
  const [n, customer] = [numberOf('id'), numberOf('customer_id')]
  const whose = `(${customer} * 7 + case when (${n} / 3) % 10 < 6 then 0 else (${n} / 3) % 5 end) % ${colleagues + 1}`
  return [
    [
      'departments',
      `insert into department (workspace_id, id, name) select ${w}, ${id('7', 'd')}, (array['${departments.join("','")}'])[d] from generate_series(1, ${departments.length}) d on conflict do nothing`,
    ],
    [
      'colleagues',
      `insert into member (workspace_id, id, name, role, status, department_id) select ${w}, ${id('8', 'm')}, 'Colleague ' || m, 'member', 'known', ${id('7', `1 + m % ${departments.length}`)} from generate_series(1, ${colleagues}) m on conflict do nothing`,
    ],
    [
      'messages spread',
      `update interaction i set member_id = ${id('8', 's.m')} from (select id, ${whose} as m from interaction where workspace_id = ${w}) s
       where i.workspace_id = ${w} and i.id = s.id and s.m > 0`,
    ],
    [
      'answers spread',
      `update answer a set member_id = i.member_id from interaction i where a.workspace_id = ${w} and i.workspace_id = ${w} and i.id = a.interaction_id and i.member_id <> a.member_id`,
    ],
    [
      'days changed',
      `insert into day_changed (workspace_id, day, id) select workspace_id, day, gen_random_uuid() from interaction_day where workspace_id = ${w} group by 1, 2`,
    ],
    ['interactions tidied', `vacuum analyze interaction`],
    ['answers tidied', `vacuum analyze answer`],
  ]
}
