-- Accounts, workspaces, members, departments, sessions and the event log.

create table account (
  id uuid not null,
  email text collate "C" not null,
  name text not null,
  password_hash text not null,
  locale text not null default 'en-GB',
  time_zone text not null default 'Europe/London',
  created_at timestamptz not null default now(),
  constraint account_pkey primary key (id),
  constraint account_email_key unique (email)
);
comment on table account is 'workspace: who signs in; global, so that one account may belong to several workspaces';

create table workspace (
  id uuid not null,
  name text not null,
  country text not null default 'GB',
  time_zone text not null default 'Europe/London',
  locale text not null default 'en-GB',
  hash_key bytea not null,
  village boolean not null default false,
  created_at timestamptz not null default now(),
  constraint workspace_pkey primary key (id)
);
comment on table workspace is 'workspace: one company''s Kith; global; hash_key is what its raw bytes are hashed with; village: made to look around in, and may be deleted whole';

create table account_workspace (
  account_id uuid not null,
  workspace_id uuid not null,
  member_id uuid not null,
  constraint account_workspace_pkey primary key (account_id, workspace_id),
  constraint account_workspace_account_fkey foreign key (account_id) references account (id),
  constraint account_workspace_workspace_fkey foreign key (workspace_id) references workspace (id)
);
comment on table account_workspace is 'workspace: which workspaces an account may enter; global, read before a workspace is known';

create table session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  workspace_id uuid,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_agent text not null default '',
  address text not null default '',
  constraint session_pkey primary key (id),
  constraint session_token_hash_key unique (token_hash),
  constraint session_account_fkey foreign key (account_id) references account (id)
);
create index session_account_idx on session (account_id);
comment on table session is 'workspace: a signed-in browser; global; the token itself is never stored';
grant select, insert, update, delete on account, workspace, account_workspace, session to kith_app;

create table department (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  constraint department_pkey primary key (workspace_id, id)
);
comment on table department is 'workspace: a part of the company that a member belongs to';
select kith_protect('department');

create table member (
  workspace_id uuid not null,
  id uuid not null,
  account_id uuid,
  name text not null,
  role text not null,
  status text not null,
  department_id uuid,
  created_at timestamptz not null default now(),
  constraint member_pkey primary key (workspace_id, id),
  constraint member_role_check check (role in ('owner', 'manager', 'member', 'guest')),
  constraint member_status_check check (status in ('active', 'known', 'left')),
  constraint member_department_fkey foreign key (workspace_id, department_id) references department (workspace_id, id)
);
create index member_account_idx on member (workspace_id, account_id);
comment on table member is 'workspace: a person of the company; active: has an account here; known: a colleague known from mail; left: may no longer enter';
select kith_protect('member');

create table member_address (
  workspace_id uuid not null,
  address text collate "C" not null,
  member_id uuid,
  found_by text not null,
  audience_id uuid,
  constraint member_address_pkey primary key (workspace_id, address),
  constraint member_address_found_by_check check (found_by in ('asked', 'domain', 'sender')),
  constraint member_address_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index member_address_member_idx on member_address (workspace_id, member_id);
comment on table member_address is 'workspace: an address of our own; without a member it is shared (info@, shop@); audience: who may know of it, where it was met in closed mail alone';
select kith_protect('member_address');

create table company_domain (
  workspace_id uuid not null,
  domain text collate "C" not null,
  constraint company_domain_pkey primary key (workspace_id, domain)
);
comment on table company_domain is 'workspace: a mail domain of our own: whoever writes from it is one of us';
select kith_protect('company_domain');

create table audience (
  workspace_id uuid not null,
  id uuid not null,
  readers text collate "C" not null,
  constraint audience_pkey primary key (workspace_id, id),
  constraint audience_readers_key unique (workspace_id, readers)
);
comment on table audience is 'workspace: who may read what a source brings; readers: everyone, or member ids sorted and joined by +';
select kith_protect('audience');

create table audience_member (
  workspace_id uuid not null,
  audience_id uuid not null,
  member_id uuid not null,
  constraint audience_member_pkey primary key (workspace_id, audience_id, member_id),
  constraint audience_member_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id),
  constraint audience_member_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index audience_member_member_idx on audience_member (workspace_id, member_id);
comment on table audience_member is 'workspace: the members of an audience that is not everyone';
select kith_protect('audience_member');

create table event (
  workspace_id uuid not null,
  id uuid not null,
  transaction_id bigint not null default (pg_current_xact_id()::text::bigint),
  at timestamptz not null default now(),
  kind text collate "C" not null,
  subject_id uuid,
  member_id uuid,
  audience_id uuid,
  change jsonb,
  constraint event_pkey primary key (workspace_id, id)
);
create index event_subject_idx on event (workspace_id, subject_id, id);
comment on table event is 'workspace: each visible change, written with it: ids and field names, never content; audit, webhooks, live pages and undo read it';
select kith_protect('event');
