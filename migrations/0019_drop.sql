-- Addresses of our own to which mail is forwarded, redirected or copied blind.

alter table source drop constraint source_kind_check;
alter table source add constraint source_kind_check check (kind in ('mbox', 'mboxgz', 'eml', 'maildir', 'folder', 'zip', 'tar', 'targz', 'imap', 'drop'));

create table drop_address (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  key bytea not null,
  sealed bytea not null,
  made_by uuid,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint drop_address_pkey primary key (workspace_id, id),
  constraint drop_address_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id),
  constraint drop_address_made_by_fkey foreign key (workspace_id, made_by) references member (workspace_id, id)
);
create index drop_address_source_idx on drop_address (workspace_id, source_id, id);
comment on table drop_address is 'capture: what stands before the @ of a drop address: its hash, and itself sealed, bound to this row; ended_at: nothing is taken in at it any more';
select kith_protect('drop_address');

-- Asked when somebody rings, before any workspace is known: hashes and ids alone, therefore without a policy.
create table drop_key (
  workspace_id uuid not null,
  address_id uuid not null,
  source_id uuid not null,
  key bytea not null,
  live boolean not null,
  constraint drop_key_pkey primary key (workspace_id, address_id)
);
create index drop_key_key_idx on drop_key (key);
comment on table drop_key is 'capture: which drop address a hash is of, over all workspaces; global, hashes and ids alone; no policy, see docs/decisions';
grant select, insert, update, delete on drop_key to kith_app;

create table drop_mail (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  raw_hash bytea not null,
  size bigint not null,
  accepted_at timestamptz not null default now(),
  taken_at timestamptz,
  constraint drop_mail_pkey primary key (workspace_id, id),
  constraint drop_mail_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
create index drop_mail_source_idx on drop_mail (workspace_id, source_id, id);
create index drop_mail_open_idx on drop_mail (workspace_id, source_id, id) where taken_at is null;
comment on table drop_mail is 'capture: a mail that was accepted at a drop address, written with its raw bytes before that was said; its id is the position of its arrival; taken_at: it has arrived';
select kith_protect('drop_mail');
