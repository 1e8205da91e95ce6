// Fills a workspace with as much as a busy company has, by SQL, past every check: so that plans are made as they are there.
import type { Client } from 'pg'

const sizes = { sources: 20, organizations: 3000, people: 30_000, interactions: 100_000, conversations: 35_000 }

const { sources, organizations, people, interactions, conversations } = sizes
type Of = { w: string; a: string; m: string }

const id = (kind: string, number: string) =>
  `overlay(overlay(md5('${kind}' || (${number})) placing '7' from 13) placing '8' from 17)::uuid`
const at = `timestamptz '2024-01-01' + i * interval '10 minutes'`
const person = id('person', `i % ${people}`)
const organization = id('organization', `i % ${organizations}`)
const each = (most: number) => `generate_series(0, ${most - 1}) i`
const word = `'word' || (i % 5000)`

/** As superuser; ids follow from numbers, so that rows can refer to each other without a look. */
export async function seedLarge(
  client: Client,
  workspaceId: string,
  audienceId: string,
  memberId: string,
): Promise<void> {
  const of = { w: `'${workspaceId}'::uuid`, a: `'${audienceId}'::uuid`, m: `'${memberId}'::uuid` }
  await client.query('set session_replication_role = replica')
  for (const statement of [...peopleOf(of), ...saidOf(of), ...aroundOf(of), ...countedOf(of), ...sentOf(of)])
    await client.query(statement)
  await client.query('set session_replication_role = origin')
  await client.query('analyze')
}

function peopleOf({ w, a, m }: Of): string[] {
  return [
    `insert into source (workspace_id, id, channel, kind, name, location, fingerprint, audience_id, owner_id, phase)
      select ${w}, ${id('source', 'i')}, 'email', 'mbox', 'box ' || i, '/nowhere', 'f' || i, ${a}, ${m}, 'done' from ${each(sources)}`,
    `insert into organization (workspace_id, id, name, sort_name, name_source, domain)
      select ${w}, ${id('organization', 'i')}, 'Firm ' || i, 'firm ' || i, 'domain', 'firm' || i || '.example' from ${each(organizations)}`,
    `insert into person (workspace_id, id, name, sort_name, name_source, organization_id, owner_id, owner_source)
      select ${w}, ${id('person', 'i')}, 'Person ' || i, 'person ' || i, 'header', ${organization}, case when i % 40 = 0 then ${m} end, case when i % 40 = 0 then 'proposed' end from ${each(people)}`,
    `insert into handle (workspace_id, id, kind, value, nature, name, person_id, organization_id)
      select ${w}, ${id('handle', 'i')}, 'email', 'p' || i || '@firm' || (i % ${organizations}) || '.example', 'personal', 'Person ' || i, ${id('person', 'i')}, ${organization} from ${each(people)}`,
    `insert into handle (workspace_id, id, kind, value, nature, person_id)
      select ${w}, ${id('phone', 'i')}, 'phone', '+44113' || (4960000 + i), 'personal', ${id('person', 'i')} from ${each(people)}`,
    `insert into handle_name (workspace_id, handle_id, audience_id, name, wrote) select ${w}, ${id('handle', 'i')}, ${a}, 'Person ' || i, true from ${each(people)}`,
    `insert into name_word (workspace_id, word, subject_id, kind) select ${w}, ${word}, ${id('person', 'i')}, 'person' from ${each(people)}
      union all select ${w}, 'person' || i, ${id('person', 'i')}, 'person' from ${each(people)}`,
    `insert into name_near (workspace_id, near, word) select ${w}, 'ord' || i, 'word' || i from ${each(5000)}`,
    `insert into acquaintance (workspace_id, subject_id, audience_id, kind, interactions, first_at, last_at)
      select ${w}, ${id('person', 'i')}, ${a}, 'person', 3, ${at}, ${at} from ${each(people)}
      union all select ${w}, ${id('organization', 'i')}, ${a}, 'organization', 3, ${at}, ${at} from ${each(organizations)}`,
  ]
}

function saidOf({ w, a, m }: Of): string[] {
  return [
    `insert into conversation (workspace_id, id) select ${w}, ${id('conversation', 'i')} from ${each(conversations)}`,
    `insert into conversation_key (workspace_id, key, conversation_id) select ${w}, decode(md5('key' || i), 'hex'), ${id('conversation', `i % ${conversations}`)} from ${each(interactions)}`,
    `insert into raw (workspace_id, hash, size, packed) select ${w}, decode(md5('raw' || i), 'hex'), 2000, '\\x28b52ffd200109000061' from ${each(interactions)}`,
    `insert into interaction (workspace_id, id, channel, direction, happened_at, from_before, conversation_id, subject, subject_key, preview, audience_id, identity, message_key, raw_hash, customer_id, member_id, orphan_reply, attachments, has_html)
      select ${w}, ${id('interaction', 'i')}, 'email', case i % 2 when 0 then 'in' else 'out' end, ${at}, i < 90000, ${id('conversation', `i % ${conversations}`)}, 'Subject ' || i, 'subject ' || i, 'Preview', ${a},
        decode(md5('identity' || i), 'hex'), decode(md5('message' || i), 'hex'), decode(md5('raw' || i), 'hex'), ${person}, ${m}, false, 0, false from ${each(interactions)}`,
    `insert into interaction_text (workspace_id, interaction_id, said, quoted, signature) select ${w}, ${id('interaction', 'i')}, 'Please send ' || ${word}, '', '' from ${each(interactions)}`,
    `insert into search_entry (workspace_id, interaction_id, happened_at, audience_id, words) select ${w}, ${id('interaction', 'i')}, ${at}, ${a}, to_tsvector('simple', 'please send flour ' || ${word}) from ${each(interactions)}`,
    `insert into participant (workspace_id, interaction_id, handle_id, part, person_id, organization_id, happened_at, audience_id)
      select ${w}, ${id('interaction', 'i')}, ${id('handle', `i % ${people}`)}, 'from', ${person}, ${id('organization', `(i % ${people}) % ${organizations}`)}, ${at}, ${a} from ${each(interactions)}
      union all select ${w}, ${id('interaction', 'i')}, ${id('ours', 'i % 3')}, 'to', null, null, ${at}, ${a} from ${each(interactions)}`,
    `insert into arrival (workspace_id, id, source_id, folder, position, outcome, rule, sender, size, raw_hash, interaction_id)
      select ${w}, ${id('arrival', 'i')}, ${id('source', `i % ${sources}`)}, 'INBOX', i::text, case i % 50 when 0 then 'left_out' when 1 then 'quarantined' else 'captured' end,
        case i % 50 when 0 then 'newsletter' else '' end, 'news' || (i % 40) || '@mill.example', 2000, decode(md5('raw' || i), 'hex'), ${id('interaction', 'i')} from ${each(interactions)}`,
    `insert into source_tally (workspace_id, source_id, outcome, rule, arrivals) select workspace_id, source_id, outcome, rule, count(*) from arrival where workspace_id = ${w} group by 1, 2, 3, 4 on conflict do nothing`,
    `insert into event (workspace_id, id, kind, subject_id, audience_id) select ${w}, ${id('event', 'i')}, 'interaction.captured', ${id('interaction', 'i')}, ${a} from ${each(interactions)}`,
  ]
}

function aroundOf({ w, a, m }: Of): string[] {
  return [
    `insert into answer (workspace_id, interaction_id, asked_id, customer_id, member_id, audience_id, asked_at, answered_at, seconds)
      select ${w}, ${id('interaction', 'i + 1')}, ${id('interaction', 'i')}, ${person}, ${m}, ${a}, ${at}, ${at} + interval '1 hour', 3600 from generate_series(0, 80000, 2) i`,
    `insert into waiting (workspace_id, conversation_id, interaction_id, customer_id, member_id, since, from_before, audience_id)
      select ${w}, ${id('conversation', 'i')}, ${id('interaction', 'i')}, ${person}, ${m}, ${at}, i % 10 <> 0, ${a} from ${each(8000)}`,
    `insert into mention (workspace_id, interaction_id, subject_id, happened_at, audience_id) select ${w}, ${id('interaction', 'i')}, ${person}, ${at}, ${a} from ${each(5000)}`,
    `insert into note (workspace_id, id, subject_id, audience_id, words) select ${w}, ${id('note', 'i')}, ${person}, ${a}, 'A note' from ${each(8000)}`,
    `insert into assignment (workspace_id, id, conversation_id, interaction_id, member_id) select ${w}, ${id('assignment', 'i')}, ${id('conversation', 'i')}, ${id('interaction', 'i')}, ${m} from ${each(8000)}`,
    `insert into remark (workspace_id, id, conversation_id, interaction_id, words, written_by)
      select ${w}, ${id('remark', 'i')}, ${id('conversation', 'i')}, ${id('interaction', 'i')}, 'A remark of some words on what was said', ${m} from ${each(8000)}`,
    `insert into remark_to (workspace_id, remark_id, member_id) select ${w}, ${id('remark', 'i')}, ${id('colleague', 'i % 40')} from ${each(20_000)}`,
    `insert into notification (workspace_id, id, member_id, kind, interaction_id, at, read_at)
      select ${w}, ${id('notification', 'i')}, ${id('colleague', 'i % 40')}, 'answer', ${id('interaction', 'i')}, ${at}, ${at} from ${each(20_000)}`,
    `insert into attachment (workspace_id, interaction_id, position, name, type, size, inline) select ${w}, ${id('interaction', 'i')}, 0, 'a.pdf', 'application/pdf', 2000, false from ${each(20_000)}`,
    `insert into who_question (workspace_id, handle_id, reason) select ${w}, ${id('handle', 'i')}, 'same_name' from ${each(500)}`,
    `insert into who_candidate (workspace_id, handle_id, person_id, reason) select ${w}, ${id('handle', 'i')}, ${id('person', 'i + 1')}, 'same_name' from ${each(500)}`,
  ]
}

/** What is counted of each day. */
function countedOf({ w, a }: Of): string[] {
  const day = `date '2024-01-01' + i / 20`
  return [
    `insert into interaction_day (workspace_id, day, audience_id, channel, direction, interactions) select ${w}, ${day}, ${a}, 'email', 'in', 100 from ${each(14_000)} on conflict do nothing`,
    `insert into customer_number (workspace_id, number, customer_id) select ${w}, i + 1, ${person} from ${each(people)}`,
    `insert into touch_day (workspace_id, day, audience_id, member_id, heard, spoke, answered)
      select ${w}, ${day}, ${a}, ${id('member', 'i % 20')}, decode(repeat('00000001', 20), 'hex'), '', '' from ${each(14_000)}`,
    `insert into day_changed (workspace_id, day, id) select ${w}, ${day}, ${id('changed', 'i')} from generate_series(13900, 13999) i`,
  ]
}

/** What members wrote and sent: most of it by others than who asks. */
function sentOf({ w, a, m }: Of): string[] {
  const who = `case when i % 20 = 0 then ${m} else ${id('colleague', 'i % 20')} end`
  return [
    `insert into draft (workspace_id, id, member_id, kind, answers_id, words, quotes)
      select ${w}, ${id('draft', 'i')}, ${who}, 'reply', ${id('interaction', 'i')}, repeat('Dear all, ', 60), true from ${each(8000)}`,
    `insert into draft_file (workspace_id, id, draft_id, name, type, size) select ${w}, ${id('file', 'i')}, ${id('draft', 'i')}, 'list.pdf', 'application/pdf', 2000 from ${each(8000)}`,
    `insert into sending (workspace_id, id, member_id, source_id, answers_id, state, message_id, message_key, subject, dated_at, due_at, sent_at, filed_at, interaction_id, made_at)
      select ${w}, ${id('sending', 'i')}, ${who}, ${id('source', `i % ${sources}`)}, ${id('interaction', 'i')}, 'filed', 'm' || i || '@reed.example', decode(md5('message' || i), 'hex'), 'Subject', ${at}, ${at}, ${at}, ${at},
        ${id('interaction', 'i + 1')}, ${at} from ${each(40_000)}`,
    `insert into sending_recipient (workspace_id, sending_id, address, part, state) select ${w}, ${id('sending', 'i')}, 'p' || i || '@firm.example', 'to', 'sent' from ${each(40_000)}`,
    `insert into bounce (workspace_id, id, handle_id, address, interaction_id, sending_id, reason, happened_at, audience_id)
      select ${w}, ${id('bounce', 'i')}, ${id('handle', `i % ${people}`)}, 'p' || i || '@firm.example', ${id('interaction', 'i * 2 + 1')}, ${id('sending', 'i')}, '550 5.1.1 no such user', ${at}, ${a} from ${each(10_000)}`,
  ]
}
