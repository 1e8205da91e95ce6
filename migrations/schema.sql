-- What the migrations make, one table after the other. Written by `node tools/schema.ts`, never by hand; `npm run check` compares it.

CREATE OR REPLACE FUNCTION public.kith_distribute(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, ''workspace_id'')', target);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.kith_protect(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy workspace on %s using (workspace_id = kith_workspace()) with check (workspace_id = kith_workspace())', target);
  execute format('grant select, insert, update, delete on %s to kith_app', target);
  perform kith_distribute(target);
end $function$;

CREATE OR REPLACE FUNCTION public.kith_set_workspace(workspace uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('set local kith.workspace = %L', workspace);
end $function$;

CREATE OR REPLACE FUNCTION public.kith_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(current_setting('kith.workspace', true), '')::uuid
$function$;

create table account (
  id uuid not null,
  email text collate "C" not null,
  name text not null,
  password_hash text not null,
  locale text not null default 'en-GB'::text,
  time_zone text not null default 'Europe/London'::text,
  created_at timestamp with time zone not null default now(),
  proven boolean not null default true,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_key UNIQUE (email)
);
comment on table account is 'workspace: who signs in; global, so that one account may belong to several workspaces';
grant delete, insert, select, update on account to kith_app;

create table account_workspace (
  account_id uuid not null,
  workspace_id uuid not null,
  member_id uuid not null,
  constraint account_workspace_pkey PRIMARY KEY (account_id, workspace_id),
  constraint account_workspace_account_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint account_workspace_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id)
);
comment on table account_workspace is 'workspace: which workspaces an account may enter; global, read before a workspace is known';
grant delete, insert, select, update on account_workspace to kith_app;

create table acquaintance (
  workspace_id uuid not null,
  subject_id uuid not null,
  audience_id uuid not null,
  kind text collate "C" not null,
  interactions bigint not null,
  first_at timestamp with time zone,
  last_at timestamp with time zone,
  constraint acquaintance_pkey PRIMARY KEY (workspace_id, subject_id, audience_id),
  constraint acquaintance_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id),
  constraint acquaintance_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organization'::text])))
);
CREATE INDEX acquaintance_first_idx ON acquaintance USING btree (workspace_id, audience_id, kind, first_at, subject_id);
CREATE INDEX acquaintance_last_idx ON acquaintance USING btree (workspace_id, audience_id, kind, last_at, subject_id);
comment on table acquaintance is 'people: which audience knows of a person or organization, and how much was said in it; made by hand: everyone, with none said';
alter table acquaintance enable row level security;
create policy workspace on acquaintance for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on acquaintance to kith_app;

create table address_met (
  workspace_id uuid not null,
  address text collate "C" not null,
  audience_id uuid not null,
  constraint address_met_pkey PRIMARY KEY (workspace_id, address, audience_id),
  constraint address_met_address_fkey FOREIGN KEY (workspace_id, address) REFERENCES member_address(workspace_id, address) ON DELETE CASCADE,
  constraint address_met_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id)
);
comment on table address_met is 'workspace: in mail of which audiences an address of ours was met, where nobody told it: its readers alone know of it';
alter table address_met enable row level security;
create policy workspace on address_met for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on address_met to kith_app;

create table answer (
  workspace_id uuid not null,
  interaction_id uuid not null,
  asked_id uuid not null,
  customer_id uuid not null,
  member_id uuid,
  audience_id uuid not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone not null,
  seconds bigint not null,
  constraint answer_pkey PRIMARY KEY (workspace_id, asked_id),
  constraint answer_asked_fkey FOREIGN KEY (workspace_id, asked_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE,
  constraint answer_interaction_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX answer_answered_idx ON answer USING btree (workspace_id, answered_at);
CREATE INDEX answer_customer_idx ON answer USING btree (workspace_id, customer_id, answered_at);
CREATE INDEX answer_interaction_idx ON answer USING btree (workspace_id, interaction_id);
CREATE INDEX answer_member_idx ON answer USING btree (workspace_id, member_id, answered_at, audience_id, seconds);
comment on table answer is 'insight: which of our interactions answered which of theirs, and after how long';
alter table answer enable row level security;
create policy workspace on answer for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on answer to kith_app;

create table arrival (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  folder text collate "C" not null,
  "position" text collate "C" not null,
  outcome text collate "C" not null,
  rule text collate "C" not null default ''::text,
  because text collate "C" not null default ''::text,
  detail text not null default ''::text,
  sender text collate "C" not null default ''::text,
  subject text not null default ''::text,
  sent_at timestamp with time zone,
  size bigint not null,
  raw_hash bytea,
  interaction_id uuid,
  arrived_at timestamp with time zone not null default now(),
  gone_at timestamp with time zone,
  constraint arrival_pkey PRIMARY KEY (workspace_id, id),
  constraint arrival_place_key UNIQUE (workspace_id, source_id, folder, "position"),
  constraint arrival_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id),
  constraint arrival_outcome_check CHECK ((outcome = ANY (ARRAY['captured'::text, 'joined'::text, 'quarantined'::text, 'left_out'::text])))
);
CREATE INDEX arrival_interaction_idx ON arrival USING btree (workspace_id, interaction_id);
CREATE INDEX arrival_outcome_idx ON arrival USING btree (workspace_id, outcome, rule, id);
CREATE INDEX arrival_source_outcome_idx ON arrival USING btree (workspace_id, source_id, outcome, rule, id);
comment on table arrival is 'capture: what a source handed over, at its place (source, folder, position), and what became of it';
alter table arrival enable row level security;
create policy workspace on arrival for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on arrival to kith_app;

create table assignment (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  interaction_id uuid not null,
  member_id uuid,
  department_id uuid,
  assigned_by uuid,
  assigned_at timestamp with time zone not null default clock_timestamp(),
  constraint assignment_pkey PRIMARY KEY (workspace_id, id),
  constraint assignment_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id)
);
CREATE INDEX assignment_conversation_idx ON assignment USING btree (workspace_id, conversation_id, id);
CREATE INDEX assignment_interaction_idx ON assignment USING btree (workspace_id, interaction_id);
comment on table assignment is 'follow: to whom a conversation was given, a member or a department (neither: to nobody); the newest holds, deleting it takes it back; interaction: one of the conversation, by which it is found again when conversations turn out to be one';
alter table assignment enable row level security;
create policy workspace on assignment for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on assignment to kith_app;

create table attachment (
  workspace_id uuid not null,
  interaction_id uuid not null,
  "position" integer not null,
  name text not null,
  type text not null,
  size bigint not null,
  inline boolean not null,
  constraint attachment_pkey PRIMARY KEY (workspace_id, interaction_id, "position"),
  constraint attachment_interaction_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE
);
comment on table attachment is 'capture: a file that came with an interaction; its bytes are read from the raw bytes';
alter table attachment enable row level security;
create policy workspace on attachment for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on attachment to kith_app;

create table audience (
  workspace_id uuid not null,
  id uuid not null,
  readers text collate "C" not null,
  clauses integer not null default 1,
  constraint audience_pkey PRIMARY KEY (workspace_id, id),
  constraint audience_readers_key UNIQUE (workspace_id, readers)
);
comment on table audience is 'workspace: who may read what a source brings; readers: its sets by the ids in them, joined by &, and after ~ who may know of it alone';
alter table audience enable row level security;
create policy workspace on audience for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on audience to kith_app;

create table audience_reader (
  workspace_id uuid not null,
  audience_id uuid not null,
  clause integer not null,
  member_id uuid,
  department_id uuid,
  atom text collate "C" not null generated always as (COALESCE((member_id)::text, ('department:'::text || (department_id)::text), 'everyone'::text)) stored,
  constraint audience_reader_pkey PRIMARY KEY (workspace_id, audience_id, clause, atom),
  constraint audience_reader_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id) ON DELETE CASCADE,
  constraint audience_reader_department_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES department(workspace_id, id),
  constraint audience_reader_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id)
);
CREATE INDEX audience_reader_atom_idx ON audience_reader USING btree (workspace_id, atom, audience_id, clause);
CREATE INDEX audience_reader_department_idx ON audience_reader USING btree (workspace_id, department_id);
comment on table audience_reader is 'workspace: the members and departments of an audience, or everyone (neither); clause 0 and up: sets in each of which a reader must be; -1: who may know of it, by subject, time and people alone';
alter table audience_reader enable row level security;
create policy workspace on audience_reader for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on audience_reader to kith_app;

create table bounce (
  workspace_id uuid not null,
  id uuid not null,
  handle_id uuid,
  address text collate "C" not null,
  interaction_id uuid,
  sending_id uuid,
  arrival_id uuid,
  status text collate "C" not null default ''::text,
  reason text not null default ''::text,
  happened_at timestamp with time zone not null,
  audience_id uuid not null,
  set_right_at timestamp with time zone,
  set_right_by uuid,
  constraint bounce_pkey PRIMARY KEY (workspace_id, id),
  constraint bounce_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id)
);
CREATE INDEX bounce_handle_idx ON bounce USING btree (workspace_id, handle_id, happened_at);
CREATE INDEX bounce_interaction_idx ON bounce USING btree (workspace_id, interaction_id);
CREATE INDEX bounce_sending_idx ON bounce USING btree (workspace_id, sending_id);
comment on table bounce is 'outgoing: mail to an address came back (arrival_id: the report) or was refused while it was handed over (none); audience: who may know of it where no interaction says so; set_right: mail to it is expected to arrive again';
alter table bounce enable row level security;
create policy workspace on bounce for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on bounce to kith_app;

create table company_domain (
  workspace_id uuid not null,
  domain text collate "C" not null,
  constraint company_domain_pkey PRIMARY KEY (workspace_id, domain)
);
comment on table company_domain is 'workspace: a mail domain of our own: whoever writes from it is one of us';
alter table company_domain enable row level security;
create policy workspace on company_domain for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on company_domain to kith_app;

create table conversation (
  workspace_id uuid not null,
  id uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint conversation_pkey PRIMARY KEY (workspace_id, id)
);
comment on table conversation is 'capture: interactions that belong together; its subject and span are read from them, as far as one may read them';
alter table conversation enable row level security;
create policy workspace on conversation for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on conversation to kith_app;

create table conversation_closed (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  within_id uuid not null,
  outline boolean not null,
  closed_by uuid,
  closed_at timestamp with time zone not null default now(),
  constraint conversation_closed_pkey PRIMARY KEY (workspace_id, id),
  constraint conversation_closed_conversation_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
  constraint conversation_closed_within_fkey FOREIGN KEY (workspace_id, within_id) REFERENCES audience(workspace_id, id)
);
CREATE INDEX conversation_closed_conversation_idx ON conversation_closed USING btree (workspace_id, conversation_id);
comment on table conversation_closed is 'capture: a conversation closed further: of those who could read it, only who is in the audience within_id still may; outline: the others may know of it; deleting the row opens it again';
alter table conversation_closed enable row level security;
create policy workspace on conversation_closed for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on conversation_closed to kith_app;

create table conversation_key (
  workspace_id uuid not null,
  key bytea not null,
  conversation_id uuid not null,
  constraint conversation_key_pkey PRIMARY KEY (workspace_id, key),
  constraint conversation_key_conversation_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id)
);
CREATE INDEX conversation_key_conversation_idx ON conversation_key USING btree (workspace_id, conversation_id);
comment on table conversation_key is 'capture: the hash of each Message-ID that a conversation''s mails carry or refer to';
alter table conversation_key enable row level security;
create policy workspace on conversation_key for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on conversation_key to kith_app;

create table customer_number (
  workspace_id uuid not null,
  number integer not null,
  customer_id uuid not null,
  constraint customer_number_pkey PRIMARY KEY (workspace_id, number),
  constraint customer_number_customer_key UNIQUE (workspace_id, customer_id)
);
comment on table customer_number is 'company: a small number for each customer, so that a day''s can be packed; it is never shown';
alter table customer_number enable row level security;
create policy workspace on customer_number for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on customer_number to kith_app;

create table day_changed (
  workspace_id uuid not null,
  day date not null,
  id uuid not null,
  changed_at timestamp with time zone not null default now(),
  constraint day_changed_pkey PRIMARY KEY (workspace_id, day, id)
);
comment on table day_changed is 'capture: a day (in the workspace''s time zone) on which something said or answered was added or changed; only ever added by who changes, taken by who has counted the day anew';
alter table day_changed enable row level security;
create policy workspace on day_changed for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on day_changed to kith_app;

create table department (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  constraint department_pkey PRIMARY KEY (workspace_id, id)
);
comment on table department is 'workspace: a part of the company that a member belongs to';
alter table department enable row level security;
create policy workspace on department for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on department to kith_app;

create table draft (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text collate "C" not null,
  answers_id uuid,
  source_id uuid,
  recipients jsonb not null default '[]'::jsonb,
  subject text not null default ''::text,
  words text not null default ''::text,
  quotes boolean not null,
  quoted text not null default ''::text,
  signs boolean not null default true,
  in_reply_to text,
  reference_ids text[] not null default '{}'::text[],
  version integer not null default 1,
  former jsonb,
  sending_id uuid,
  discarded_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  saved_at timestamp with time zone not null default now(),
  written_version integer not null default 1,
  constraint draft_pkey PRIMARY KEY (workspace_id, id),
  constraint draft_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint draft_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id),
  constraint draft_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'reply'::text, 'replyAll'::text, 'forward'::text])))
);
CREATE INDEX draft_member_idx ON draft USING btree (workspace_id, member_id, saved_at, id);
comment on table draft is 'outgoing: a mail that a member is writing, theirs alone; recipients: [{part, name, address}] as typed; version: raised with every save and every file that is attached or taken off, written_version: as of the last save; quoted: what it repeats, fixed when it is sent; former: what a newer save from elsewhere replaced; sending_id: it is on its way';
alter table draft enable row level security;
create policy workspace on draft for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on draft to kith_app;

create table draft_file (
  workspace_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  name text not null,
  type text collate "C" not null,
  size bigint not null,
  removed_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  constraint draft_file_pkey PRIMARY KEY (workspace_id, id),
  constraint draft_file_draft_fkey FOREIGN KEY (workspace_id, draft_id) REFERENCES draft(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX draft_file_draft_idx ON draft_file USING btree (workspace_id, draft_id, id);
comment on table draft_file is 'outgoing: a file attached to a draft; its bytes lie in KITH_HOME/outgoing under its id';
alter table draft_file enable row level security;
create policy workspace on draft_file for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on draft_file to kith_app;

create table drop_address (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  key bytea not null,
  sealed bytea not null,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint drop_address_pkey PRIMARY KEY (workspace_id, id),
  constraint drop_address_made_by_fkey FOREIGN KEY (workspace_id, made_by) REFERENCES member(workspace_id, id),
  constraint drop_address_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id)
);
CREATE INDEX drop_address_source_idx ON drop_address USING btree (workspace_id, source_id, id);
comment on table drop_address is 'capture: what stands before the @ of a drop address: its hash, and itself sealed, bound to this row; ended_at: nothing is taken in at it any more';
alter table drop_address enable row level security;
create policy workspace on drop_address for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on drop_address to kith_app;

create table drop_key (
  workspace_id uuid not null,
  address_id uuid not null,
  source_id uuid not null,
  key bytea not null,
  live boolean not null,
  constraint drop_key_pkey PRIMARY KEY (workspace_id, address_id)
);
CREATE INDEX drop_key_key_idx ON drop_key USING btree (key);
comment on table drop_key is 'capture: which drop address a hash is of, over all workspaces; global, hashes and ids alone; no policy, see docs/decisions';
grant delete, insert, select, update on drop_key to kith_app;

create table drop_mail (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  raw_hash bytea not null,
  size bigint not null,
  accepted_at timestamp with time zone not null default now(),
  taken_at timestamp with time zone,
  constraint drop_mail_pkey PRIMARY KEY (workspace_id, id),
  constraint drop_mail_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id)
);
CREATE INDEX drop_mail_open_idx ON drop_mail USING btree (workspace_id, source_id, id) WHERE (taken_at IS NULL);
CREATE INDEX drop_mail_source_idx ON drop_mail USING btree (workspace_id, source_id, id);
comment on table drop_mail is 'capture: a mail that was accepted at a drop address, written with its raw bytes before that was said; its id is the position of its arrival; taken_at: it has arrived';
alter table drop_mail enable row level security;
create policy workspace on drop_mail for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on drop_mail to kith_app;

create table event (
  workspace_id uuid not null,
  id uuid not null,
  transaction_id bigint not null default ((pg_current_xact_id())::text)::bigint,
  at timestamp with time zone not null default now(),
  kind text collate "C" not null,
  subject_id uuid,
  member_id uuid,
  audience_id uuid,
  change jsonb,
  constraint event_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX event_subject_idx ON event USING btree (workspace_id, subject_id, id);
comment on table event is 'workspace: each visible change, written with it: ids and field names, never content; audit, webhooks, live pages and undo read it';
alter table event enable row level security;
create policy workspace on event for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on event to kith_app;

create table followed (
  workspace_id uuid not null,
  source_id uuid not null,
  constraint followed_pkey PRIMARY KEY (workspace_id, source_id)
);
comment on table followed is 'capture: which mailboxes are to be followed, over all workspaces; global, ids alone; no policy, see docs/decisions';
grant delete, insert, select, update on followed to kith_app;

create table goal (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  serves text not null,
  target text not null default ''::text,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint goal_pkey PRIMARY KEY (workspace_id, id),
  constraint goal_serves_check CHECK ((serves = ANY (ARRAY['satisfaction'::text, 'revenue'::text, 'cost'::text])))
);
comment on table goal is 'aim: something the company tries to reach in the service of its vision';
alter table goal enable row level security;
create policy workspace on goal for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on goal to kith_app;

create table goal_dropped (
  workspace_id uuid not null,
  goal_id uuid not null,
  dropped_by uuid,
  dropped_at timestamp with time zone not null default now(),
  constraint goal_dropped_pkey PRIMARY KEY (workspace_id, goal_id),
  constraint goal_dropped_goal_fkey FOREIGN KEY (workspace_id, goal_id) REFERENCES goal(workspace_id, id)
);
comment on table goal_dropped is 'aim: a goal given up; deleting the row takes it up again';
alter table goal_dropped enable row level security;
create policy workspace on goal_dropped for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on goal_dropped to kith_app;

create table handle (
  workspace_id uuid not null,
  id uuid not null,
  kind text collate "C" not null,
  value text collate "C" not null,
  nature text not null,
  name text not null default ''::text,
  from_signature boolean not null default false,
  person_id uuid,
  organization_id uuid,
  member_id uuid,
  made_at timestamp with time zone not null default now(),
  backwards text collate "C" generated always as (
CASE
    WHEN (kind = 'phone'::text) THEN reverse(value)
    ELSE NULL::text
END) stored,
  constraint handle_pkey PRIMARY KEY (workspace_id, id),
  constraint handle_value_key UNIQUE (workspace_id, kind, value),
  constraint handle_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint handle_organization_fkey FOREIGN KEY (workspace_id, organization_id) REFERENCES organization(workspace_id, id),
  constraint handle_person_fkey FOREIGN KEY (workspace_id, person_id) REFERENCES person(workspace_id, id),
  constraint handle_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  constraint handle_nature_check CHECK ((nature = ANY (ARRAY['personal'::text, 'role'::text, 'list'::text, 'noreply'::text, 'ours'::text])))
);
CREATE INDEX handle_backwards_idx ON handle USING btree (workspace_id, backwards) WHERE (backwards IS NOT NULL);
CREATE INDEX handle_member_idx ON handle USING btree (workspace_id, member_id);
CREATE INDEX handle_organization_idx ON handle USING btree (workspace_id, organization_id);
CREATE INDEX handle_person_idx ON handle USING btree (workspace_id, person_id);
comment on table handle is 'people: a way to reach someone, normalised; personal: a person''s; role: an organization''s (info@); list, noreply: nobody''s; ours: a member''s or shared among us';
alter table handle enable row level security;
create policy workspace on handle for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on handle to kith_app;

create table handle_name (
  workspace_id uuid not null,
  handle_id uuid not null,
  audience_id uuid not null,
  name text collate "C" not null,
  wrote boolean not null,
  constraint handle_name_pkey PRIMARY KEY (workspace_id, handle_id, audience_id, name),
  constraint handle_name_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id),
  constraint handle_name_handle_fkey FOREIGN KEY (workspace_id, handle_id) REFERENCES handle(workspace_id, id)
);
comment on table handle_name is 'people: each name that an address was seen with, in what which audience may read; empty: without one; wrote: its sender bore it';
alter table handle_name enable row level security;
create policy workspace on handle_name for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on handle_name to kith_app;

create table interaction (
  workspace_id uuid not null,
  id uuid not null,
  channel text collate "C" not null,
  direction text collate "C" not null,
  happened_at timestamp with time zone not null,
  captured_at timestamp with time zone not null default now(),
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
  constraint interaction_pkey PRIMARY KEY (workspace_id, id),
  constraint interaction_identity_key UNIQUE (workspace_id, identity),
  constraint interaction_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id),
  constraint interaction_conversation_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversation(workspace_id, id),
  constraint interaction_channel_check CHECK ((channel = 'email'::text)),
  constraint interaction_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'among'::text])))
);
CREATE INDEX interaction_among_idx ON interaction USING btree (workspace_id, id) WHERE (direction = 'among'::text);
CREATE INDEX interaction_conversation_idx ON interaction USING btree (workspace_id, conversation_id, happened_at, id);
CREATE INDEX interaction_customer_idx ON interaction USING btree (workspace_id, customer_id, happened_at);
CREATE INDEX interaction_happened_idx ON interaction USING btree (workspace_id, happened_at, id);
CREATE INDEX interaction_member_idx ON interaction USING btree (workspace_id, member_id, happened_at, id);
CREATE INDEX interaction_message_idx ON interaction USING btree (workspace_id, message_key);
CREATE INDEX interaction_subject_idx ON interaction USING btree (workspace_id, subject_key, happened_at);
comment on table interaction is 'capture: an arrival written down once: when, channel, direction, with whom; in: they spoke, out: we did, among: only we did; customer: the person, or else the organization, it was with; orphan_reply: a reply that names no message it answers';
alter table interaction enable row level security;
create policy workspace on interaction for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on interaction to kith_app;

create table interaction_day (
  workspace_id uuid not null,
  day date not null,
  audience_id uuid not null,
  channel text collate "C" not null,
  direction text collate "C" not null,
  interactions bigint not null,
  constraint interaction_day_pkey PRIMARY KEY (workspace_id, day, audience_id, channel, direction)
);
comment on table interaction_day is 'capture: how many interactions a day (in the workspace''s time zone) had, counted along';
alter table interaction_day enable row level security;
create policy workspace on interaction_day for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on interaction_day to kith_app;

create table interaction_text (
  workspace_id uuid not null,
  interaction_id uuid not null,
  said text not null,
  quoted text not null,
  signature text not null,
  constraint interaction_text_pkey PRIMARY KEY (workspace_id, interaction_id),
  constraint interaction_text_interaction_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE
);
comment on table interaction_text is 'capture: the words of an interaction: what was newly said, what was quoted, the signature';
alter table interaction_text enable row level security;
create policy workspace on interaction_text for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on interaction_text to kith_app;

create table invitation (
  id uuid not null,
  workspace_id uuid not null,
  token_hash bytea not null,
  email text collate "C",
  role text collate "C" not null,
  department_ids uuid[] not null default '{}'::uuid[],
  uses integer not null default 0,
  most_uses integer not null default 1,
  made_by uuid not null,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'member'::text, 'guest'::text])))
);
CREATE INDEX invitation_workspace_idx ON invitation USING btree (workspace_id, id);
comment on table invitation is 'workspace: a link with which somebody joins a company, found by the hash of its token; global, for whoever opens it belongs to no workspace yet; email: of whom alone may use it';
grant delete, insert, select, update on invitation to kith_app;

create table mailbox (
  workspace_id uuid not null,
  source_id uuid not null,
  address text collate "C" not null,
  sender_name text not null default ''::text,
  signature text not null default ''::text,
  imap_host text not null,
  imap_port integer not null,
  imap_security text collate "C" not null,
  imap_login text not null,
  imap_secret bytea not null,
  imap_certificate text,
  smtp_host text,
  smtp_port integer,
  smtp_security text collate "C",
  smtp_login text,
  smtp_secret bytea,
  smtp_certificate text,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  succeeded_at timestamp with time zone,
  failing_since timestamp with time zone,
  tries integer not null default 0,
  next_try_at timestamp with time zone,
  constraint mailbox_pkey PRIMARY KEY (workspace_id, source_id),
  constraint mailbox_made_by_fkey FOREIGN KEY (workspace_id, made_by) REFERENCES member(workspace_id, id),
  constraint mailbox_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id),
  constraint mailbox_imap_security_check CHECK ((imap_security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text]))),
  constraint mailbox_smtp_check CHECK ((((smtp_host IS NULL) = (smtp_port IS NULL)) AND ((smtp_host IS NULL) = (smtp_security IS NULL)))),
  constraint mailbox_smtp_security_check CHECK ((smtp_security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);
CREATE INDEX mailbox_address_idx ON mailbox USING btree (workspace_id, address);
comment on table mailbox is 'capture: a mailbox that is followed: where it is, how to sign in (secrets sealed, bound to this row; login and secret of SMTP null: those of IMAP; host null: nothing can be sent), certificates trusted by hand, and when it last succeeded or began to fail';
alter table mailbox enable row level security;
create policy workspace on mailbox for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on mailbox to kith_app;

create table mailbox_copy (
  workspace_id uuid not null,
  source_id uuid not null,
  files boolean not null,
  set_by uuid,
  set_at timestamp with time zone not null default now(),
  constraint mailbox_copy_pkey PRIMARY KEY (workspace_id, source_id),
  constraint mailbox_copy_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id)
);
comment on table mailbox_copy is 'outgoing: whether Kith files what is sent from a mailbox in its Sent folder, where a member said so; else its server decides (some do it themselves)';
alter table mailbox_copy enable row level security;
create policy workspace on mailbox_copy for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on mailbox_copy to kith_app;

create table mailbox_folder (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  path text collate "C" not null,
  role text collate "C" not null default ''::text,
  chosen boolean not null,
  chosen_by uuid,
  gone_at timestamp with time zone,
  uid_validity bigint,
  uid_next bigint,
  mod_seq text,
  back_to_uid bigint,
  back_to timestamp with time zone,
  listed bigint not null default 0,
  taken bigint not null default 0,
  gone bigint not null default 0,
  looked_at timestamp with time zone,
  problem text collate "C",
  problem_detail text not null default ''::text,
  failing_since timestamp with time zone,
  constraint mailbox_folder_pkey PRIMARY KEY (workspace_id, id),
  constraint mailbox_folder_path_key UNIQUE (workspace_id, source_id, path),
  constraint mailbox_folder_mailbox_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES mailbox(workspace_id, source_id) ON DELETE CASCADE,
  constraint mailbox_folder_role_check CHECK ((role = ANY (ARRAY[''::text, 'inbox'::text, 'sent'::text, 'junk'::text, 'trash'::text, 'drafts'::text, 'archive'::text, 'all'::text, 'flagged'::text])))
);
comment on table mailbox_folder is 'capture: a folder of a mailbox: whether it is followed and how far; everything from back_to_uid (1: all) to below uid_next has been received; listed, taken and gone as of looked_at; gone_at: it is not on the server any more';
alter table mailbox_folder enable row level security;
create policy workspace on mailbox_folder for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on mailbox_folder to kith_app;

create table member (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid,
  name text not null,
  role text not null,
  status text not null,
  department_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint member_pkey PRIMARY KEY (workspace_id, id),
  constraint member_department_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES department(workspace_id, id),
  constraint member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'member'::text, 'guest'::text]))),
  constraint member_status_check CHECK ((status = ANY (ARRAY['active'::text, 'known'::text, 'left'::text])))
);
CREATE INDEX member_account_idx ON member USING btree (workspace_id, account_id);
comment on table member is 'workspace: a person of the company; active: has an account here; known: a colleague known from mail; left: may no longer enter';
alter table member enable row level security;
create policy workspace on member for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on member to kith_app;

create table member_address (
  workspace_id uuid not null,
  address text collate "C" not null,
  member_id uuid,
  found_by text not null,
  constraint member_address_pkey PRIMARY KEY (workspace_id, address),
  constraint member_address_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint member_address_found_by_check CHECK ((found_by = ANY (ARRAY['asked'::text, 'domain'::text, 'sender'::text])))
);
CREATE INDEX member_address_member_idx ON member_address USING btree (workspace_id, member_id);
comment on table member_address is 'workspace: an address of our own; without a member it is shared (info@, shop@)';
alter table member_address enable row level security;
create policy workspace on member_address for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on member_address to kith_app;

create table member_department (
  workspace_id uuid not null,
  member_id uuid not null,
  department_id uuid not null,
  constraint member_department_pkey PRIMARY KEY (workspace_id, member_id, department_id),
  constraint member_department_department_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES department(workspace_id, id),
  constraint member_department_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX member_department_department_idx ON member_department USING btree (workspace_id, department_id);
comment on table member_department is 'workspace: the departments a member is in, and reads with; member.department_id is the one of them that a member is counted under';
alter table member_department enable row level security;
create policy workspace on member_department for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on member_department to kith_app;

create table mention (
  workspace_id uuid not null,
  interaction_id uuid not null,
  subject_id uuid not null,
  happened_at timestamp with time zone not null,
  audience_id uuid not null,
  constraint mention_pkey PRIMARY KEY (workspace_id, interaction_id, subject_id),
  constraint mention_interaction_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX mention_subject_idx ON mention USING btree (workspace_id, subject_id, happened_at, interaction_id);
comment on table mention is 'knowledge: a customer named in mail among ourselves';
alter table mention enable row level security;
create policy workspace on mention for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on mention to kith_app;

create table name_near (
  workspace_id uuid not null,
  near text collate "C" not null,
  word text collate "C" not null,
  constraint name_near_pkey PRIMARY KEY (workspace_id, near, word)
);
comment on table name_near is 'people: each name word of four and more letters with one letter left out, so that a typo finds it';
alter table name_near enable row level security;
create policy workspace on name_near for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on name_near to kith_app;

create table name_word (
  workspace_id uuid not null,
  word text collate "C" not null,
  subject_id uuid not null,
  kind text collate "C" not null,
  constraint name_word_pkey PRIMARY KEY (workspace_id, word, subject_id),
  constraint name_word_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organization'::text])))
);
CREATE INDEX name_word_kind_idx ON name_word USING btree (workspace_id, kind, word, subject_id);
CREATE INDEX name_word_subject_idx ON name_word USING btree (workspace_id, subject_id);
comment on table name_word is 'people: each word of a name or address, normalised, for exact and prefix search';
alter table name_word enable row level security;
create policy workspace on name_word for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on name_word to kith_app;

create table not_ours (
  workspace_id uuid not null,
  address text collate "C" not null,
  said_by uuid,
  said_at timestamp with time zone not null default now(),
  constraint not_ours_pkey PRIMARY KEY (workspace_id, address)
);
comment on table not_ours is 'capture: an address that behaves like our own and is not, as a member said; deleting the row asks again';
alter table not_ours enable row level security;
create policy workspace on not_ours for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on not_ours to kith_app;

create table note (
  workspace_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  audience_id uuid not null,
  words text not null,
  written_by uuid,
  written_at timestamp with time zone not null default now(),
  constraint note_pkey PRIMARY KEY (workspace_id, id),
  constraint note_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id)
);
CREATE INDEX note_subject_idx ON note USING btree (workspace_id, subject_id, id);
comment on table note is 'people: what a member wrote down about a customer by hand; for whoever could know of the customer then';
alter table note enable row level security;
create policy workspace on note for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on note to kith_app;

create table note_removed (
  workspace_id uuid not null,
  note_id uuid not null,
  removed_by uuid,
  removed_at timestamp with time zone not null default now(),
  constraint note_removed_pkey PRIMARY KEY (workspace_id, note_id),
  constraint note_removed_note_fkey FOREIGN KEY (workspace_id, note_id) REFERENCES note(workspace_id, id)
);
comment on table note_removed is 'people: a note taken out of sight; deleting the row brings it back';
alter table note_removed enable row level security;
create policy workspace on note_removed for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on note_removed to kith_app;

create table notification (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text collate "C" not null,
  interaction_id uuid,
  remark_id uuid,
  assignment_id uuid,
  at timestamp with time zone not null default clock_timestamp(),
  read_at timestamp with time zone,
  constraint notification_pkey PRIMARY KEY (workspace_id, id),
  constraint notification_assignment_fkey FOREIGN KEY (workspace_id, assignment_id) REFERENCES assignment(workspace_id, id) ON DELETE CASCADE,
  constraint notification_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint notification_remark_fkey FOREIGN KEY (workspace_id, remark_id, member_id) REFERENCES remark_to(workspace_id, remark_id, member_id) ON DELETE CASCADE,
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['remark'::text, 'assignment'::text, 'answer'::text])))
);
CREATE INDEX notification_assignment_idx ON notification USING btree (workspace_id, assignment_id);
CREATE INDEX notification_member_idx ON notification USING btree (workspace_id, member_id, at, id);
CREATE INDEX notification_remark_idx ON notification USING btree (workspace_id, remark_id);
CREATE INDEX notification_unread_idx ON notification USING btree (workspace_id, member_id, at) WHERE (read_at IS NULL);
comment on table notification is 'follow: what a member is told of: a remark that names them, a conversation given to them, an answer in one of theirs; ids alone, so that nothing is told of what they may not read any more';
alter table notification enable row level security;
create policy workspace on notification for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on notification to kith_app;

create table notification_unwanted (
  workspace_id uuid not null,
  member_id uuid not null,
  kind text collate "C" not null,
  constraint notification_unwanted_pkey PRIMARY KEY (workspace_id, member_id, kind),
  constraint notification_unwanted_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint notification_unwanted_kind_check CHECK ((kind = ANY (ARRAY['remark'::text, 'assignment'::text, 'answer'::text])))
);
comment on table notification_unwanted is 'follow: a kind of notification that a member does not want';
alter table notification_unwanted enable row level security;
create policy workspace on notification_unwanted for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on notification_unwanted to kith_app;

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
  made_at timestamp with time zone not null default now(),
  constraint organization_pkey PRIMARY KEY (workspace_id, id),
  constraint organization_domain_key UNIQUE (workspace_id, domain),
  constraint organization_owner_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES member(workspace_id, id),
  constraint organization_name_source_check CHECK ((name_source = ANY (ARRAY['domain'::text, 'signature'::text, 'hand'::text]))),
  constraint organization_owner_source_check CHECK ((owner_source = ANY (ARRAY['proposed'::text, 'set'::text])))
);
CREATE INDEX organization_owner_idx ON organization USING btree (workspace_id, owner_id, sort_name, id);
CREATE INDEX organization_sort_idx ON organization USING btree (workspace_id, sort_name, id);
comment on table organization is 'people: a firm, shop, school or office we deal with; found by its mail domain or made by hand';
alter table organization enable row level security;
create policy workspace on organization for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on organization to kith_app;

create table participant (
  workspace_id uuid not null,
  interaction_id uuid not null,
  handle_id uuid not null,
  part text collate "C" not null,
  person_id uuid,
  organization_id uuid,
  member_id uuid,
  happened_at timestamp with time zone not null,
  audience_id uuid not null,
  name text collate "C" not null default ''::text,
  named_by uuid[],
  constraint participant_pkey PRIMARY KEY (workspace_id, interaction_id, handle_id, part),
  constraint participant_interaction_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE,
  constraint participant_part_check CHECK ((part = ANY (ARRAY['from'::text, 'to'::text, 'cc'::text, 'bcc'::text])))
);
CREATE INDEX participant_handle_idx ON participant USING btree (workspace_id, handle_id, audience_id, name, part);
CREATE INDEX participant_organization_idx ON participant USING btree (workspace_id, organization_id, happened_at, interaction_id);
CREATE INDEX participant_person_idx ON participant USING btree (workspace_id, person_id, happened_at, interaction_id);
comment on table participant is 'capture: who took part in an interaction, how, and by what name; repeats when and for whom, so that a timeline is one index';
alter table participant enable row level security;
create policy workspace on participant for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on participant to kith_app;

create table person (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  sort_name text collate "C" not null,
  name_source text not null,
  title text not null default ''::text,
  title_source text,
  organization_id uuid,
  owner_id uuid,
  owner_source text,
  made_by uuid,
  made_at timestamp with time zone not null default now(),
  constraint person_pkey PRIMARY KEY (workspace_id, id),
  constraint person_organization_fkey FOREIGN KEY (workspace_id, organization_id) REFERENCES organization(workspace_id, id),
  constraint person_owner_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES member(workspace_id, id),
  constraint person_name_source_check CHECK ((name_source = ANY (ARRAY['address'::text, 'guess'::text, 'header'::text, 'signature'::text, 'hand'::text]))),
  constraint person_owner_source_check CHECK ((owner_source = ANY (ARRAY['proposed'::text, 'set'::text]))),
  constraint person_title_source_check CHECK ((title_source = ANY (ARRAY['signature'::text, 'hand'::text])))
);
CREATE INDEX person_organization_idx ON person USING btree (workspace_id, organization_id);
CREATE INDEX person_owner_idx ON person USING btree (workspace_id, owner_id, sort_name, id);
CREATE INDEX person_sort_idx ON person USING btree (workspace_id, sort_name, id);
comment on table person is 'people: someone we deal with; owner: the member who answers for the relationship, proposed by who speaks with them most or set by hand';
alter table person enable row level security;
create policy workspace on person for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on person to kith_app;

create table raw (
  workspace_id uuid not null,
  hash bytea not null,
  size bigint not null,
  packed bytea storage external,
  file text,
  constraint raw_pkey PRIMARY KEY (workspace_id, hash)
);
comment on table raw is 'capture: raw bytes under the workspace''s keyed hash, zstd-packed here up to 1 MB, else in a file named by the hash';
alter table raw enable row level security;
create policy workspace on raw for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on raw to kith_app;

create table remark (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  interaction_id uuid not null,
  words text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null default clock_timestamp(),
  changed_at timestamp with time zone,
  constraint remark_pkey PRIMARY KEY (workspace_id, id),
  constraint remark_member_fkey FOREIGN KEY (workspace_id, written_by) REFERENCES member(workspace_id, id)
);
CREATE INDEX remark_conversation_idx ON remark USING btree (workspace_id, conversation_id, id);
CREATE INDEX remark_interaction_idx ON remark USING btree (workspace_id, interaction_id);
comment on table remark is 'follow: what a member wrote to colleagues in a conversation, never sent; whoever may read the interaction under which it stands may read it';
alter table remark enable row level security;
create policy workspace on remark for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on remark to kith_app;

create table remark_removed (
  workspace_id uuid not null,
  remark_id uuid not null,
  removed_by uuid,
  removed_at timestamp with time zone not null default now(),
  constraint remark_removed_pkey PRIMARY KEY (workspace_id, remark_id),
  constraint remark_removed_remark_fkey FOREIGN KEY (workspace_id, remark_id) REFERENCES remark(workspace_id, id) ON DELETE CASCADE
);
comment on table remark_removed is 'follow: a remark taken out of sight; deleting the row brings it back';
alter table remark_removed enable row level security;
create policy workspace on remark_removed for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on remark_removed to kith_app;

create table remark_to (
  workspace_id uuid not null,
  remark_id uuid not null,
  member_id uuid not null,
  constraint remark_to_pkey PRIMARY KEY (workspace_id, remark_id, member_id),
  constraint remark_to_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint remark_to_remark_fkey FOREIGN KEY (workspace_id, remark_id) REFERENCES remark(workspace_id, id) ON DELETE CASCADE
);
comment on table remark_to is 'follow: the members whom a remark names with @';
alter table remark_to enable row level security;
create policy workspace on remark_to for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on remark_to to kith_app;

create table removal (
  workspace_id uuid not null,
  subject_id uuid not null,
  removed_by uuid,
  removed_at timestamp with time zone not null default now(),
  constraint removal_pkey PRIMARY KEY (workspace_id, subject_id)
);
comment on table removal is 'people: a person or organization taken out of sight; it stays so at the next import; deleting the row brings it back';
alter table removal enable row level security;
create policy workspace on removal for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on removal to kith_app;

create table saved_filter (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  filter jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint saved_filter_pkey PRIMARY KEY (workspace_id, id),
  constraint saved_filter_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id)
);
CREATE INDEX saved_filter_member_idx ON saved_filter USING btree (workspace_id, member_id);
comment on table saved_filter is 'people: a filter of the customers'' list that a member keeps under a name';
alter table saved_filter enable row level security;
create policy workspace on saved_filter for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on saved_filter to kith_app;

create table search_entry (
  workspace_id uuid not null,
  interaction_id uuid not null,
  happened_at timestamp with time zone not null,
  audience_id uuid not null,
  words tsvector not null,
  constraint search_entry_pkey PRIMARY KEY (workspace_id, interaction_id)
);
alter table search_entry alter column words set statistics 1000;
CREATE INDEX search_entry_happened_idx ON search_entry USING btree (workspace_id, happened_at);
CREATE INDEX search_entry_words_idx ON search_entry USING gin (workspace_id, words) WITH (gin_pending_list_limit='4096');
comment on table search_entry is 'capture: the words of an interaction as a search vector; no policy, see docs/decisions';
grant delete, insert, select, update on search_entry to kith_app;

create table sending (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  source_id uuid not null,
  draft_id uuid,
  answers_id uuid,
  state text collate "C" not null default 'waiting'::text,
  message_id text collate "C" not null,
  message_key bytea not null,
  subject text not null,
  dated_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  tries integer not null default 0,
  handed_at timestamp with time zone,
  sent_at timestamp with time zone,
  filed_at timestamp with time zone,
  problem text collate "C",
  problem_detail text not null default ''::text,
  interaction_id uuid,
  put_away_at timestamp with time zone,
  made_at timestamp with time zone not null default now(),
  attempt integer not null default 0,
  sender_address text not null default ''::text,
  sender_name text not null default ''::text,
  signature text not null default ''::text,
  constraint sending_pkey PRIMARY KEY (workspace_id, id),
  constraint sending_member_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES member(workspace_id, id),
  constraint sending_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id),
  constraint sending_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'filed'::text, 'failed'::text, 'unknown'::text])))
);
CREATE INDEX sending_member_idx ON sending USING btree (workspace_id, member_id, state, id);
CREATE INDEX sending_message_idx ON sending USING btree (workspace_id, message_key);
CREATE INDEX sending_open_idx ON sending USING btree (workspace_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text]));
CREATE INDEX sending_source_idx ON sending USING btree (workspace_id, source_id, dated_at);
comment on table sending is 'outgoing: a mail on its way. waiting: nothing was handed over (due_at: not before); sending: it is being handed over, handed_at: all of it was, and no answer is recorded; sent: taken by the server (sent_at); filed: and a copy lies where it belongs; failed: no server has it; unknown: handed over without an answer, never sent again by itself; attempt: raised whenever handing over begins, so that of two processes one ends it; sender_address, sender_name, signature: fixed when it is sent';
alter table sending enable row level security;
create policy workspace on sending for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on sending to kith_app;

create table sending_recipient (
  workspace_id uuid not null,
  sending_id uuid not null,
  address text collate "C" not null,
  part text collate "C" not null,
  name text not null default ''::text,
  state text collate "C" not null default 'waiting'::text,
  answer text not null default ''::text,
  constraint sending_recipient_pkey PRIMARY KEY (workspace_id, sending_id, address),
  constraint sending_recipient_sending_fkey FOREIGN KEY (workspace_id, sending_id) REFERENCES sending(workspace_id, id) ON DELETE CASCADE,
  constraint sending_recipient_part_check CHECK ((part = ANY (ARRAY['to'::text, 'cc'::text, 'bcc'::text]))),
  constraint sending_recipient_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'unknown'::text])))
);
comment on table sending_recipient is 'outgoing: whom a mail goes to, and what the server said of each';
alter table sending_recipient enable row level security;
create policy workspace on sending_recipient for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on sending_recipient to kith_app;

create table session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  workspace_id uuid,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  user_agent text not null default ''::text,
  address text not null default ''::text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_account_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE INDEX session_account_idx ON session USING btree (account_id);
comment on table session is 'workspace: a signed-in browser; global; the token itself is never stored';
grant delete, insert, select, update on session to kith_app;

create table sought (
  workspace_id uuid not null,
  subject_id uuid not null,
  mark bytea not null,
  constraint sought_pkey PRIMARY KEY (workspace_id, subject_id)
);
comment on table sought is 'knowledge: a hash of the name and addresses under which a person or organization was last looked for in mail among ourselves';
alter table sought enable row level security;
create policy workspace on sought for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on sought to kith_app;

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
  phase text not null default 'waiting'::text,
  problem text,
  problem_detail text not null default ''::text,
  bytes_total bigint not null default 0,
  bytes_read bigint not null default 0,
  made_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  constraint source_pkey PRIMARY KEY (workspace_id, id),
  constraint source_fingerprint_key UNIQUE (workspace_id, fingerprint),
  constraint source_audience_fkey FOREIGN KEY (workspace_id, audience_id) REFERENCES audience(workspace_id, id),
  constraint source_department_fkey FOREIGN KEY (workspace_id, department_id) REFERENCES department(workspace_id, id),
  constraint source_owner_fkey FOREIGN KEY (workspace_id, owner_id) REFERENCES member(workspace_id, id),
  constraint source_channel_check CHECK ((channel = 'email'::text)),
  constraint source_kind_check CHECK ((kind = ANY (ARRAY['mbox'::text, 'mboxgz'::text, 'eml'::text, 'maildir'::text, 'folder'::text, 'zip'::text, 'tar'::text, 'targz'::text, 'imap'::text, 'drop'::text]))),
  constraint source_phase_check CHECK ((phase = ANY (ARRAY['waiting'::text, 'reading'::text, 'done'::text, 'failed'::text, 'following'::text, 'paused'::text, 'ended'::text])))
);
comment on table source is 'capture: where interactions come from; here one file or folder that was brought';
alter table source enable row level security;
create policy workspace on source for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on source to kith_app;

create table source_proof (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  proved_at timestamp with time zone not null default now(),
  listed bigint not null,
  captured bigint not null,
  joined bigint not null,
  quarantined bigint not null,
  left_out bigint not null,
  missing bigint not null,
  problem text,
  folders jsonb not null,
  gone bigint not null default 0,
  pending bigint not null default 0,
  constraint source_proof_pkey PRIMARY KEY (workspace_id, id),
  constraint source_proof_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id)
);
CREATE INDEX source_proof_source_idx ON source_proof USING btree (workspace_id, source_id, id);
comment on table source_proof is 'capture: one recount of a source: listed, by code that shares nothing with the import, against what became of each; missing is the difference';
alter table source_proof enable row level security;
create policy workspace on source_proof for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on source_proof to kith_app;

create table source_readers (
  workspace_id uuid not null,
  source_id uuid not null,
  before_id uuid,
  moved bigint not null default 0,
  total bigint not null,
  changed_at timestamp with time zone not null default now(),
  constraint source_readers_pkey PRIMARY KEY (workspace_id, source_id),
  constraint source_readers_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id)
);
comment on table source_readers is 'capture: the readers of a source were changed, and what it brought is following, the newest first; before_id: how far; the row goes when all has followed';
alter table source_readers enable row level security;
create policy workspace on source_readers for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on source_readers to kith_app;

create table source_tally (
  workspace_id uuid not null,
  source_id uuid not null,
  outcome text collate "C" not null,
  rule text collate "C" not null,
  arrivals bigint not null,
  constraint source_tally_pkey PRIMARY KEY (workspace_id, source_id, outcome, rule),
  constraint source_tally_source_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES source(workspace_id, id)
);
comment on table source_tally is 'capture: how many arrivals of a source came to what; counted along; the proof recounts them';
alter table source_tally enable row level security;
create policy workspace on source_tally for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on source_tally to kith_app;

create table taken_back (
  workspace_id uuid not null,
  rule text collate "C" not null,
  sender text collate "C" not null,
  taken_by uuid,
  taken_at timestamp with time zone not null default now(),
  constraint taken_back_pkey PRIMARY KEY (workspace_id, rule, sender)
);
comment on table taken_back is 'capture: a rule of leaving out that does not hold for a sender, or for nobody when the sender is empty';
alter table taken_back enable row level security;
create policy workspace on taken_back for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on taken_back to kith_app;

create table touch_day (
  workspace_id uuid not null,
  day date not null,
  audience_id uuid not null,
  member_id uuid not null,
  heard bytea not null,
  spoke bytea not null,
  answered bytea not null,
  constraint touch_day_pkey PRIMARY KEY (workspace_id, day, audience_id, member_id)
);
comment on table touch_day is 'company: what a member (or, with zeros, nobody by name) exchanged with customers on a day, packed: of each message heard and spoken the customer''s number, of each answer the customer''s number and its seconds (4 bytes each, big-endian; no customer: 0)';
alter table touch_day enable row level security;
create policy workspace on touch_day for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on touch_day to kith_app;

create table vision (
  workspace_id uuid not null,
  id uuid not null,
  sentence text not null,
  written_by uuid,
  written_at timestamp with time zone not null default now(),
  constraint vision_pkey PRIMARY KEY (workspace_id, id)
);
CREATE INDEX vision_written_idx ON vision USING btree (workspace_id, written_at);
comment on table vision is 'aim: what customers should say about us, in one sentence; the newest row holds, the older ones are its history';
alter table vision enable row level security;
create policy workspace on vision for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on vision to kith_app;

create table waiting (
  workspace_id uuid not null,
  conversation_id uuid not null,
  interaction_id uuid not null,
  customer_id uuid not null,
  member_id uuid,
  since timestamp with time zone not null,
  from_before boolean not null,
  audience_id uuid not null,
  constraint waiting_pkey PRIMARY KEY (workspace_id, conversation_id, audience_id),
  constraint waiting_interaction_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX waiting_customer_idx ON waiting USING btree (workspace_id, customer_id);
CREATE INDEX waiting_interaction_idx ON waiting USING btree (workspace_id, interaction_id);
CREATE INDEX waiting_since_idx ON waiting USING btree (workspace_id, from_before, since, conversation_id);
comment on table waiting is 'follow: a customer spoke last in a conversation and nobody answered';
alter table waiting enable row level security;
create policy workspace on waiting for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on waiting to kith_app;

create table waiting_settled (
  workspace_id uuid not null,
  interaction_id uuid not null,
  settled_by uuid,
  settled_at timestamp with time zone not null default now(),
  constraint waiting_settled_pkey PRIMARY KEY (workspace_id, interaction_id),
  constraint waiting_settled_interaction_fkey FOREIGN KEY (workspace_id, interaction_id) REFERENCES interaction(workspace_id, id) ON DELETE CASCADE
);
comment on table waiting_settled is 'follow: a member said that this interaction needs no answer; deleting the row takes it back';
alter table waiting_settled enable row level security;
create policy workspace on waiting_settled for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on waiting_settled to kith_app;

create table who_answer (
  workspace_id uuid not null,
  handle_id uuid not null,
  answer text not null,
  person_id uuid,
  before_person_id uuid,
  answered_by uuid,
  answered_at timestamp with time zone not null default now(),
  constraint who_answer_pkey PRIMARY KEY (workspace_id, handle_id),
  constraint who_answer_check CHECK ((answer = ANY (ARRAY['person'::text, 'someone_else'::text, 'shared'::text, 'nobody'::text])))
);
CREATE INDEX who_answer_before_idx ON who_answer USING btree (workspace_id, before_person_id);
CREATE INDEX who_answer_person_idx ON who_answer USING btree (workspace_id, person_id);
comment on table who_answer is 'people: what a member said whose a handle is; deleting the row asks again';
alter table who_answer enable row level security;
create policy workspace on who_answer for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on who_answer to kith_app;

create table who_candidate (
  workspace_id uuid not null,
  handle_id uuid not null,
  person_id uuid not null,
  reason text not null,
  constraint who_candidate_pkey PRIMARY KEY (workspace_id, handle_id, person_id),
  constraint who_candidate_question_fkey FOREIGN KEY (workspace_id, handle_id) REFERENCES who_question(workspace_id, handle_id)
);
CREATE INDEX who_candidate_person_idx ON who_candidate USING btree (workspace_id, person_id);
comment on table who_candidate is 'people: someone a handle may belong to, and why';
alter table who_candidate enable row level security;
create policy workspace on who_candidate for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on who_candidate to kith_app;

create table who_question (
  workspace_id uuid not null,
  handle_id uuid not null,
  reason text not null,
  asked_at timestamp with time zone not null default now(),
  openly boolean not null default true,
  constraint who_question_pkey PRIMARY KEY (workspace_id, handle_id),
  constraint who_question_handle_fkey FOREIGN KEY (workspace_id, handle_id) REFERENCES handle(workspace_id, id),
  constraint who_question_reason_check CHECK ((reason = ANY (ARRAY['same_name'::text, 'shared_address'::text, 'no_name'::text, 'role_address'::text])))
);
comment on table who_question is 'people: a handle of which could not be decided whose it is';
alter table who_question enable row level security;
create policy workspace on who_question for all to public using ((workspace_id = kith_workspace())) with check ((workspace_id = kith_workspace()));
grant delete, insert, select, update on who_question to kith_app;

create table workspace (
  id uuid not null,
  name text not null,
  country text not null default 'GB'::text,
  time_zone text not null default 'Europe/London'::text,
  locale text not null default 'en-GB'::text,
  hash_key bytea not null,
  village boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint workspace_pkey PRIMARY KEY (id)
);
comment on table workspace is 'workspace: one company''s Kith; global; hash_key is what its raw bytes are hashed with; village: made to look around in, and may be deleted whole';
grant delete, insert, select, update on workspace to kith_app;
