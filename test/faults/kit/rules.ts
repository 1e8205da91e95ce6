// The rules that hold in the tables whatever happened, each as a query that finds the rows that break it.
import type { Client } from 'pg'

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
