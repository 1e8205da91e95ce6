-- How words reach us: sources, arrivals, raw bytes, interactions, conversations, search.

create table source (
  workspace_id uuid not null,
  id uuid not null,
  channel text collate "C" not null,
  kind text collate "C" not null,
  name text not null,
  location text not null,
  fingerprint text collate "C" not null,
  audience_id uuid not null,
  owner_id uuid,
  department_id uuid,
  phase text not null default 'waiting',
  problem text,
  problem_detail text not null default '',
  bytes_total bigint not null default 0,
  bytes_read bigint not null default 0,
  made_at timestamptz not null default now(),
  read_at timestamptz,
  constraint source_pkey primary key (workspace_id, id),
  constraint source_fingerprint_key unique (workspace_id, fingerprint),
  constraint source_channel_check check (channel in ('email')),
  constraint source_kind_check check (kind in ('mbox', 'mboxgz', 'eml', 'maildir', 'folder', 'zip', 'tar', 'targz')),
  constraint source_phase_check check (phase in ('waiting', 'reading', 'done', 'failed')),
  constraint source_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id),
  constraint source_owner_fkey foreign key (workspace_id, owner_id) references member (workspace_id, id),
  constraint source_department_fkey foreign key (workspace_id, department_id) references department (workspace_id, id)
);
comment on table source is 'capture: where interactions come from; here one file or folder that was brought';
select kith_protect('source');

create table source_tally (
  workspace_id uuid not null,
  source_id uuid not null,
  outcome text collate "C" not null,
  rule text collate "C" not null,
  arrivals bigint not null,
  constraint source_tally_pkey primary key (workspace_id, source_id, outcome, rule),
  constraint source_tally_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
comment on table source_tally is 'capture: how many arrivals of a source came to what; counted along; the proof recounts them';
select kith_protect('source_tally');

create table source_proof (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  proved_at timestamptz not null default now(),
  listed bigint not null,
  captured bigint not null,
  joined bigint not null,
  quarantined bigint not null,
  left_out bigint not null,
  missing bigint not null,
  problem text,
  folders jsonb not null,
  constraint source_proof_pkey primary key (workspace_id, id),
  constraint source_proof_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
create index source_proof_source_idx on source_proof (workspace_id, source_id, id);
comment on table source_proof is 'capture: one recount of a source: listed, by code that shares nothing with the import, against what became of each; missing is the difference';
select kith_protect('source_proof');

create table raw (
  workspace_id uuid not null,
  hash bytea not null,
  size bigint not null,
  packed bytea,
  file text,
  constraint raw_pkey primary key (workspace_id, hash)
);
alter table raw alter column packed set storage external;
comment on table raw is 'capture: raw bytes under the workspace''s keyed hash, zstd-packed here up to 1 MB, else in a file named by the hash';
select kith_protect('raw');

create table conversation (
  workspace_id uuid not null,
  id uuid not null,
  made_at timestamptz not null default now(),
  constraint conversation_pkey primary key (workspace_id, id)
);
comment on table conversation is 'capture: interactions that belong together; its subject and span are read from them, as far as one may read them';
select kith_protect('conversation');

create table conversation_key (
  workspace_id uuid not null,
  key bytea not null,
  conversation_id uuid not null,
  constraint conversation_key_pkey primary key (workspace_id, key),
  constraint conversation_key_conversation_fkey foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
create index conversation_key_conversation_idx on conversation_key (workspace_id, conversation_id);
comment on table conversation_key is 'capture: the hash of each Message-ID that a conversation''s mails carry or refer to';
select kith_protect('conversation_key');

create table interaction (
  workspace_id uuid not null,
  id uuid not null,
  channel text collate "C" not null,
  direction text collate "C" not null,
  happened_at timestamptz not null,
  captured_at timestamptz not null default now(),
  from_before boolean not null,
  conversation_id uuid not null,
  subject text not null,
  subject_key text collate "C" not null,
  preview text not null,
  audience_id uuid not null,
  identity bytea not null,
  message_key bytea,
  raw_hash bytea not null,
  customer_id uuid,
  member_id uuid,
  orphan_reply boolean not null,
  attachments integer not null,
  has_html boolean not null,
  constraint interaction_pkey primary key (workspace_id, id),
  constraint interaction_identity_key unique (workspace_id, identity),
  constraint interaction_channel_check check (channel in ('email')),
  constraint interaction_direction_check check (direction in ('in', 'out', 'among')),
  constraint interaction_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id),
  constraint interaction_conversation_fkey foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
create index interaction_conversation_idx on interaction (workspace_id, conversation_id, happened_at, id);
create index interaction_happened_idx on interaction (workspace_id, happened_at, id);
create index interaction_subject_idx on interaction (workspace_id, subject_key, happened_at);
create index interaction_message_idx on interaction (workspace_id, message_key);
create index interaction_customer_idx on interaction (workspace_id, customer_id, happened_at);
create index interaction_among_idx on interaction (workspace_id, id) where direction = 'among';
comment on table interaction is 'capture: an arrival written down once: when, channel, direction, with whom; in: they spoke, out: we did, among: only we did; customer: the person, or else the organization, it was with; orphan_reply: a reply that names no message it answers';
select kith_protect('interaction');

create table interaction_text (
  workspace_id uuid not null,
  interaction_id uuid not null,
  said text not null,
  quoted text not null,
  signature text not null,
  constraint interaction_text_pkey primary key (workspace_id, interaction_id),
  constraint interaction_text_interaction_fkey foreign key (workspace_id, interaction_id) references interaction (workspace_id, id) on delete cascade
);
comment on table interaction_text is 'capture: the words of an interaction: what was newly said, what was quoted, the signature';
select kith_protect('interaction_text');

create table participant (
  workspace_id uuid not null,
  interaction_id uuid not null,
  handle_id uuid not null,
  part text collate "C" not null,
  person_id uuid,
  organization_id uuid,
  member_id uuid,
  happened_at timestamptz not null,
  audience_id uuid not null,
  constraint participant_pkey primary key (workspace_id, interaction_id, handle_id, part),
  constraint participant_part_check check (part in ('from', 'to', 'cc', 'bcc')),
  constraint participant_interaction_fkey foreign key (workspace_id, interaction_id) references interaction (workspace_id, id) on delete cascade
);
create index participant_person_idx on participant (workspace_id, person_id, happened_at, interaction_id);
create index participant_organization_idx on participant (workspace_id, organization_id, happened_at, interaction_id);
create index participant_handle_idx on participant (workspace_id, handle_id);
comment on table participant is 'capture: who took part in an interaction and how; repeats when and for whom, so that a timeline is one index';
select kith_protect('participant');

create table attachment (
  workspace_id uuid not null,
  interaction_id uuid not null,
  position integer not null,
  name text not null,
  type text not null,
  size bigint not null,
  inline boolean not null,
  constraint attachment_pkey primary key (workspace_id, interaction_id, position),
  constraint attachment_interaction_fkey foreign key (workspace_id, interaction_id) references interaction (workspace_id, id) on delete cascade
);
comment on table attachment is 'capture: a file that came with an interaction; its bytes are read from the raw bytes';
select kith_protect('attachment');

create table arrival (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  folder text collate "C" not null,
  position text collate "C" not null,
  outcome text collate "C" not null,
  rule text collate "C" not null default '',
  because text collate "C" not null default '',
  detail text not null default '',
  sender text collate "C" not null default '',
  subject text not null default '',
  sent_at timestamptz,
  size bigint not null,
  raw_hash bytea,
  interaction_id uuid,
  arrived_at timestamptz not null default now(),
  constraint arrival_pkey primary key (workspace_id, id),
  constraint arrival_place_key unique (workspace_id, source_id, folder, position),
  constraint arrival_outcome_check check (outcome in ('captured', 'joined', 'quarantined', 'left_out')),
  constraint arrival_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
create index arrival_interaction_idx on arrival (workspace_id, interaction_id);
create index arrival_outcome_idx on arrival (workspace_id, outcome, rule, id);
create index arrival_source_outcome_idx on arrival (workspace_id, source_id, outcome, rule, id);
comment on table arrival is 'capture: what a source handed over, at its place (source, folder, position), and what became of it';
select kith_protect('arrival');

create table taken_back (
  workspace_id uuid not null,
  rule text collate "C" not null,
  sender text collate "C" not null,
  taken_by uuid,
  taken_at timestamptz not null default now(),
  constraint taken_back_pkey primary key (workspace_id, rule, sender)
);
comment on table taken_back is 'capture: a rule of leaving out that does not hold for a sender, or for nobody when the sender is empty';
select kith_protect('taken_back');

create table interaction_day (
  workspace_id uuid not null,
  day date not null,
  audience_id uuid not null,
  channel text collate "C" not null,
  direction text collate "C" not null,
  interactions bigint not null,
  constraint interaction_day_pkey primary key (workspace_id, day, audience_id, channel, direction)
);
comment on table interaction_day is 'capture: how many interactions a day (in the workspace''s time zone) had, counted along';
select kith_protect('interaction_day');

-- The one table without a policy: under a policy PostgreSQL uses no index for a text search (1,479 ms instead of 0.9).
-- It holds word vectors and ids, no text; it is read in one file, always with workspace_id = $1 and always joined to interaction under its policy.
create extension if not exists btree_gin;
create table search_entry (
  workspace_id uuid not null,
  interaction_id uuid not null,
  happened_at timestamptz not null,
  audience_id uuid not null,
  words tsvector not null,
  constraint search_entry_pkey primary key (workspace_id, interaction_id)
);
alter table search_entry alter column words set statistics 1000;
create index search_entry_words_idx on search_entry using gin (workspace_id, words) with (gin_pending_list_limit = 4096);
create index search_entry_happened_idx on search_entry (workspace_id, happened_at);
comment on table search_entry is 'capture: the words of an interaction as a search vector; no policy, see docs/decisions';
grant select, insert, update, delete on search_entry to kith_app;
select kith_distribute('search_entry');

create table not_ours (
  workspace_id uuid not null,
  address text collate "C" not null,
  said_by uuid,
  said_at timestamptz not null default now(),
  constraint not_ours_pkey primary key (workspace_id, address)
);
comment on table not_ours is 'capture: an address that behaves like our own and is not, as a member said; deleting the row asks again';
select kith_protect('not_ours');
