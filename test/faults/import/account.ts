// The account at the end, drawn up from the rows themselves: what the files hold against what is here, and every counter against a recount.
import { zstdDecompressSync } from 'node:zlib'
import type { Client } from 'pg'

export type Account = {
  listed: number
  captured: number
  joined: number
  quarantined: number
  excluded: number
  lost: number
  doubled: number
  /** Rules that do not hold, in words. */
  broken: string[]
}

type Arrival = { source_id: string; outcome: string; interaction_id: string | null; hash: string }

/** `files`: what each source's file holds. Read as the owner of the schema. */
export async function drawUp(owner: Client, files: ReadonlyMap<string, ReadonlyMap<string, number>>): Promise<Account> {
  const heads = await readHeads(owner)
  const { rows: arrivals } = await owner.query<Arrival>(
    `select source_id, outcome, interaction_id, encode(raw_hash, 'hex') as hash from arrival`,
  )
  const { rows: interactions } = await owner.query<{ id: string; hash: string }>(
    `select id, encode(raw_hash, 'hex') as hash from interaction`,
  )
  const places = comparePlaces(files, arrivals, heads)
  const written = compareInteractions(arrivals, interactions, heads)
  const of = (outcome: string) => arrivals.filter((one) => one.outcome === outcome).length
  const listed = [...files.values()].flatMap((file) => [...file.values()]).reduce((sum, times) => sum + times, 0)
  const account = {
    listed,
    captured: of('captured'),
    joined: of('joined'),
    quarantined: of('quarantined'),
    excluded: of('left_out'),
  }
  const sum = account.captured + account.joined + account.quarantined + account.excluded
  return {
    ...account,
    lost: places.lost + written.lost,
    doubled: places.doubled + written.doubled,
    broken: [
      ...(sum === listed ? [] : [`${listed} listed, ${sum} accounted for`]),
      ...(interactions.length === account.captured
        ? []
        : [`${account.captured} captured, ${interactions.length} interactions`]),
      ...(await findBroken(owner)),
    ],
  }
}

type Head = { messageId: string; key: string }

/** What stands at the head of each raw mail, by its hash. */
async function readHeads(owner: Client): Promise<Map<string, Head>> {
  const { rows } = await owner.query<{ hash: string; packed: Buffer }>(
    `select encode(hash, 'hex') as hash, packed from raw where packed is not null`,
  )
  const field = (text: string, name: string) =>
    new RegExp(`^${name}:\\s*(.*(?:\\n[ \\t].*)*)`, 'im').exec(text)?.[1] ?? ''
  return new Map(
    rows.map(({ hash, packed }) => {
      const text = zstdDecompressSync(packed).toString('latin1').replaceAll('\r', '')
      const head = text.slice(0, text.indexOf('\n\n'))
      const sender = /[^<\s]+@[^>\s]+/.exec(field(head, 'from'))?.[0]
      const key = [new Date(field(head, 'date')).getTime(), sender, field(head, 'subject').trim()]
      return [hash, { messageId: field(head, 'message-id').replace(/[<>\s]/g, ''), key: key.join(' ') }]
    }),
  )
}

function comparePlaces(
  files: ReadonlyMap<string, ReadonlyMap<string, number>>,
  arrivals: readonly Arrival[],
  heads: ReadonlyMap<string, Head>,
) {
  const here = new Map<string, number>()
  for (const { source_id, hash } of arrivals) {
    const key = `${source_id} ${heads.get(hash)?.messageId}`
    here.set(key, (here.get(key) ?? 0) + 1)
  }
  let [lost, doubled] = [0, 0]
  for (const [sourceId, file] of files)
    for (const [id, times] of file) {
      const found = here.get(`${sourceId} ${id}`) ?? 0
      here.delete(`${sourceId} ${id}`)
      lost += Math.max(0, times - found)
      doubled += Math.max(0, found - times)
    }
  return { lost, doubled: doubled + [...here.values()].reduce((sum, times) => sum + times, 0) }
}

/** Every message that was taken in has its interaction: the one its arrival names, of the same sender, second and subject. No two are of one Message-ID. */
function compareInteractions(
  arrivals: readonly Arrival[],
  interactions: readonly { id: string; hash: string }[],
  heads: ReadonlyMap<string, Head>,
) {
  const written = new Map(interactions.map(({ id, hash }) => [id, heads.get(hash)]))
  const taken = arrivals.filter(({ outcome }) => outcome === 'captured' || outcome === 'joined')
  const lost = taken.filter((one) => {
    const head = written.get(one.interaction_id ?? '')
    return !head || head.key !== heads.get(one.hash)?.key
  }).length
  const byId = Map.groupBy(interactions, ({ hash }) => heads.get(hash)?.messageId ?? hash)
  const named = new Set(taken.map(({ interaction_id }) => interaction_id))
  const doubled = [...byId.values()].reduce((sum, group) => sum + group.length - 1, 0)
  return { lost, doubled: doubled + interactions.filter(({ id }) => !named.has(id)).length }
}

/** What is gone from its server is counted once more, apart. */
const tallied = `select source_id, outcome, rule, count(*) from arrival group by 1, 2, 3
  union all select source_id, 'gone', outcome, count(*) from arrival where gone_at is not null group by 1, 2, 3`

/** Each says with how many rows a rule is broken. */
const rules: Record<string, string> = {
  'the tally of a source is not what arrived': `select source_id, outcome, rule, arrivals from source_tally where arrivals <> 0
    except all (${tallied})`,
  'what arrived is not in the tally': `(${tallied}) except all select source_id, outcome, rule, arrivals from source_tally`,
  'the count of a day is wrong': `(select i.workspace_id, (happened_at at time zone w.time_zone)::date, audience_id, channel, direction, count(*)
    from interaction i join workspace w on w.id = i.workspace_id group by 1, 2, 3, 4, 5)
    except all select workspace_id, day, audience_id, channel, direction, interactions from interaction_day`,
  'a day is counted that has nothing': `(select workspace_id, day, audience_id, channel, direction, interactions from interaction_day where interactions <> 0)
    except all (select i.workspace_id, (happened_at at time zone w.time_zone)::date, audience_id, channel, direction, count(*)
    from interaction i join workspace w on w.id = i.workspace_id group by 1, 2, 3, 4, 5)`,
  'an acquaintance is counted wrong': `(select subject_id, audience_id, interactions, first_at, last_at from acquaintance where interactions <> 0)
    except all (select person_id, audience_id, count(distinct interaction_id), min(happened_at), max(happened_at) from participant where person_id is not null group by 1, 2
    union all select organization_id, audience_id, count(distinct interaction_id), min(happened_at), max(happened_at) from participant where organization_id is not null group by 1, 2)`,
  'an acquaintance is missing': `(select person_id, audience_id, count(distinct interaction_id) from participant where person_id is not null group by 1, 2)
    except all select subject_id, audience_id, interactions from acquaintance`,
  'an interaction has no words': `select id from interaction except all select interaction_id from interaction_text`,
  'an interaction is not searched': `select id from interaction except all select interaction_id from search_entry`,
  'what is searched is no interaction': `select interaction_id from search_entry except all select id from interaction`,
  'an interaction never arrived': `select id from interaction i where not exists (select from arrival a where a.interaction_id = i.id)`,
  'raw bytes are nobody’s': `select hash from raw r where not exists (select from arrival a where a.raw_hash = r.hash)`,
  'an interaction was captured more often than once': `select subject_id from event where kind = 'interaction.captured' and subject_id is not null group by 1 having count(*) > 1`,
  'two people have one address': `select value from handle group by workspace_id, kind, value having count(*) > 1`,
  'a person was made for nobody': `select id from person p where made_by is null and not exists (select from handle h where h.person_id = p.id)`,
  'a proof is not closed': `select s.id from source s where not exists (select from source_proof p where p.source_id = s.id)
    or (select p.missing <> 0 or p.problem is not null from source_proof p where p.source_id = s.id order by p.id desc limit 1)`,
  'a source was not read to its end': `select id from source where phase <> 'done' or problem is not null`,
  'a job was given up': `select id from pgboss.job where state in ('failed', 'cancelled')`,
}

/** `but`: rules that do not hold for what is looked at. */
export async function findBroken(owner: Client, but: readonly string[] = []): Promise<string[]> {
  const broken: string[] = []
  for (const [rule, query] of Object.entries(rules)) {
    if (but.includes(rule)) continue
    const { rowCount } = await owner.query(query)
    if (rowCount) broken.push(`${rule} (${rowCount})`)
  }
  return broken
}
