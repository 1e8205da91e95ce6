-- Who we deal with: organizations, persons, their handles, and who of us may know of them.

create table organization (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  sort_name text collate "C" not null,
  name_source text not null,
  domain text collate "C",
  owner_id uuid,
  owner_source text,
  made_by uuid,
  made_at timestamptz not null default now(),
  constraint organization_pkey primary key (workspace_id, id),
  constraint organization_domain_key unique (workspace_id, domain),
  constraint organization_name_source_check check (name_source in ('domain', 'signature', 'hand')),
  constraint organization_owner_source_check check (owner_source in ('proposed', 'set')),
  constraint organization_owner_fkey foreign key (workspace_id, owner_id) references member (workspace_id, id)
);
create index organization_sort_idx on organization (workspace_id, sort_name, id);
create index organization_owner_idx on organization (workspace_id, owner_id, sort_name, id);
comment on table organization is 'people: a firm, shop, school or office we deal with; found by its mail domain or made by hand';
select kith_protect('organization');

create table person (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  sort_name text collate "C" not null,
  name_source text not null,
  title text not null default '',
  title_source text,
  organization_id uuid,
  owner_id uuid,
  owner_source text,
  made_by uuid,
  made_at timestamptz not null default now(),
  constraint person_pkey primary key (workspace_id, id),
  constraint person_name_source_check check (name_source in ('address', 'guess', 'header', 'signature', 'hand')),
  constraint person_title_source_check check (title_source in ('signature', 'hand')),
  constraint person_owner_source_check check (owner_source in ('proposed', 'set')),
  constraint person_organization_fkey foreign key (workspace_id, organization_id) references organization (workspace_id, id),
  constraint person_owner_fkey foreign key (workspace_id, owner_id) references member (workspace_id, id)
);
create index person_sort_idx on person (workspace_id, sort_name, id);
create index person_organization_idx on person (workspace_id, organization_id);
create index person_owner_idx on person (workspace_id, owner_id, sort_name, id);
comment on table person is 'people: someone we deal with; owner: the member who answers for the relationship, proposed by who speaks with them most or set by hand';
select kith_protect('person');

create table removal (
  workspace_id uuid not null,
  subject_id uuid not null,
  removed_by uuid,
  removed_at timestamptz not null default now(),
  constraint removal_pkey primary key (workspace_id, subject_id)
);
comment on table removal is 'people: a person or organization taken out of sight; it stays so at the next import; deleting the row brings it back';
select kith_protect('removal');

create table handle (
  workspace_id uuid not null,
  id uuid not null,
  kind text collate "C" not null,
  value text collate "C" not null,
  nature text not null,
  name text not null default '',
  from_signature boolean not null default false,
  person_id uuid,
  organization_id uuid,
  member_id uuid,
  made_at timestamptz not null default now(),
  constraint handle_pkey primary key (workspace_id, id),
  constraint handle_value_key unique (workspace_id, kind, value),
  constraint handle_kind_check check (kind in ('email', 'phone')),
  constraint handle_nature_check check (nature in ('personal', 'role', 'list', 'noreply', 'ours')),
  constraint handle_person_fkey foreign key (workspace_id, person_id) references person (workspace_id, id),
  constraint handle_organization_fkey foreign key (workspace_id, organization_id) references organization (workspace_id, id),
  constraint handle_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index handle_person_idx on handle (workspace_id, person_id);
create index handle_organization_idx on handle (workspace_id, organization_id);
create index handle_member_idx on handle (workspace_id, member_id);
comment on table handle is 'people: a way to reach someone, normalised; personal: a person''s; role: an organization''s (info@); list, noreply: nobody''s; ours: a member''s or shared among us';
select kith_protect('handle');

create table handle_name (
  workspace_id uuid not null,
  handle_id uuid not null,
  audience_id uuid not null,
  name text collate "C" not null,
  wrote boolean not null,
  constraint handle_name_pkey primary key (workspace_id, handle_id, audience_id, name),
  constraint handle_name_handle_fkey foreign key (workspace_id, handle_id) references handle (workspace_id, id),
  constraint handle_name_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
comment on table handle_name is 'people: each name that an address was seen with, in what which audience may read; empty: without one; wrote: its sender bore it';
select kith_protect('handle_name');

create table acquaintance (
  workspace_id uuid not null,
  subject_id uuid not null,
  audience_id uuid not null,
  kind text collate "C" not null,
  interactions bigint not null,
  first_at timestamptz,
  last_at timestamptz,
  constraint acquaintance_pkey primary key (workspace_id, subject_id, audience_id),
  constraint acquaintance_kind_check check (kind in ('person', 'organization')),
  constraint acquaintance_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
create index acquaintance_last_idx on acquaintance (workspace_id, audience_id, kind, last_at, subject_id);
comment on table acquaintance is 'people: which audience knows of a person or organization, and how much was said in it; made by hand: everyone, with none said';
select kith_protect('acquaintance');

create table name_word (
  workspace_id uuid not null,
  word text collate "C" not null,
  subject_id uuid not null,
  kind text collate "C" not null,
  constraint name_word_pkey primary key (workspace_id, word, subject_id),
  constraint name_word_kind_check check (kind in ('person', 'organization'))
);
create index name_word_subject_idx on name_word (workspace_id, subject_id);
comment on table name_word is 'people: each word of a name or address, normalised, for exact and prefix search';
select kith_protect('name_word');

create table name_near (
  workspace_id uuid not null,
  near text collate "C" not null,
  word text collate "C" not null,
  constraint name_near_pkey primary key (workspace_id, near, word)
);
comment on table name_near is 'people: each name word of four and more letters with one letter left out, so that a typo finds it';
select kith_protect('name_near');

create table note (
  workspace_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  audience_id uuid not null,
  words text not null,
  written_by uuid,
  written_at timestamptz not null default now(),
  constraint note_pkey primary key (workspace_id, id),
  constraint note_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
create index note_subject_idx on note (workspace_id, subject_id, id);
comment on table note is 'people: what a member wrote down about a customer by hand; for whoever could know of the customer then';
select kith_protect('note');

create table note_removed (
  workspace_id uuid not null,
  note_id uuid not null,
  removed_by uuid,
  removed_at timestamptz not null default now(),
  constraint note_removed_pkey primary key (workspace_id, note_id),
  constraint note_removed_note_fkey foreign key (workspace_id, note_id) references note (workspace_id, id)
);
comment on table note_removed is 'people: a note taken out of sight; deleting the row brings it back';
select kith_protect('note_removed');

create table who_question (
  workspace_id uuid not null,
  handle_id uuid not null,
  reason text not null,
  asked_at timestamptz not null default now(),
  constraint who_question_pkey primary key (workspace_id, handle_id),
  constraint who_question_reason_check check (reason in ('same_name', 'shared_address', 'no_name', 'role_address')),
  constraint who_question_handle_fkey foreign key (workspace_id, handle_id) references handle (workspace_id, id)
);
comment on table who_question is 'people: a handle of which could not be decided whose it is';
select kith_protect('who_question');

create table who_candidate (
  workspace_id uuid not null,
  handle_id uuid not null,
  person_id uuid not null,
  reason text not null,
  constraint who_candidate_pkey primary key (workspace_id, handle_id, person_id),
  constraint who_candidate_question_fkey foreign key (workspace_id, handle_id) references who_question (workspace_id, handle_id)
);
create index who_candidate_person_idx on who_candidate (workspace_id, person_id);
comment on table who_candidate is 'people: someone a handle may belong to, and why';
select kith_protect('who_candidate');

create table who_answer (
  workspace_id uuid not null,
  handle_id uuid not null,
  answer text not null,
  person_id uuid,
  before_person_id uuid,
  answered_by uuid,
  answered_at timestamptz not null default now(),
  constraint who_answer_pkey primary key (workspace_id, handle_id),
  constraint who_answer_check check (answer in ('person', 'someone_else', 'shared', 'nobody'))
);
comment on table who_answer is 'people: what a member said whose a handle is; deleting the row asks again';
create index who_answer_person_idx on who_answer (workspace_id, person_id);
create index who_answer_before_idx on who_answer (workspace_id, before_person_id);
select kith_protect('who_answer');

create table saved_filter (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  filter jsonb not null,
  made_at timestamptz not null default now(),
  constraint saved_filter_pkey primary key (workspace_id, id),
  constraint saved_filter_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index saved_filter_member_idx on saved_filter (workspace_id, member_id);
comment on table saved_filter is 'people: a filter of the customers'' list that a member keeps under a name';
select kith_protect('saved_filter');
