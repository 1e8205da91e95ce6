-- Mailboxes that are followed as they live.

alter table source drop constraint source_kind_check;
alter table source add constraint source_kind_check check (kind in ('mbox', 'mboxgz', 'eml', 'maildir', 'folder', 'zip', 'tar', 'targz', 'imap'));
alter table source drop constraint source_phase_check;
-- A mailbox is following, paused, failed or, when it is not followed any more, ended.
alter table source add constraint source_phase_check check (phase in ('waiting', 'reading', 'done', 'failed', 'following', 'paused', 'ended'));

create table mailbox (
  workspace_id uuid not null,
  source_id uuid not null,
  address text collate "C" not null,
  sender_name text not null default '',
  signature text not null default '',
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
  made_at timestamptz not null default now(),
  succeeded_at timestamptz,
  failing_since timestamptz,
  tries integer not null default 0,
  next_try_at timestamptz,
  constraint mailbox_pkey primary key (workspace_id, source_id),
  constraint mailbox_imap_security_check check (imap_security in ('tls', 'starttls', 'none')),
  constraint mailbox_smtp_security_check check (smtp_security in ('tls', 'starttls', 'none')),
  constraint mailbox_smtp_check check ((smtp_host is null) = (smtp_port is null) and (smtp_host is null) = (smtp_security is null)),
  constraint mailbox_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id),
  constraint mailbox_made_by_fkey foreign key (workspace_id, made_by) references member (workspace_id, id)
);
create index mailbox_address_idx on mailbox (workspace_id, address);
comment on table mailbox is 'capture: a mailbox that is followed: where it is, how to sign in (secrets sealed, bound to this row; login and secret of SMTP null: those of IMAP; host null: nothing can be sent), certificates trusted by hand, and when it last succeeded or began to fail';
select kith_protect('mailbox');

create table mailbox_folder (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  path text collate "C" not null,
  role text collate "C" not null default '',
  chosen boolean not null,
  chosen_by uuid,
  gone_at timestamptz,
  uid_validity bigint,
  uid_next bigint,
  mod_seq text,
  back_to_uid bigint,
  back_to timestamptz,
  listed bigint not null default 0,
  taken bigint not null default 0,
  gone bigint not null default 0,
  looked_at timestamptz,
  problem text collate "C",
  problem_detail text not null default '',
  failing_since timestamptz,
  constraint mailbox_folder_pkey primary key (workspace_id, id),
  constraint mailbox_folder_path_key unique (workspace_id, source_id, path),
  constraint mailbox_folder_role_check check (role in ('', 'inbox', 'sent', 'junk', 'trash', 'drafts', 'archive', 'all', 'flagged')),
  constraint mailbox_folder_mailbox_fkey foreign key (workspace_id, source_id) references mailbox (workspace_id, source_id) on delete cascade
);
comment on table mailbox_folder is 'capture: a folder of a mailbox: whether it is followed and how far; everything from back_to_uid (1: all) to below uid_next has been received; listed, taken and gone as of looked_at; gone_at: it is not on the server any more';
select kith_protect('mailbox_folder');

-- Read before any workspace is known, by a process that looks for what to follow: ids alone, therefore without a policy.
create table followed (
  workspace_id uuid not null,
  source_id uuid not null,
  constraint followed_pkey primary key (workspace_id, source_id)
);
comment on table followed is 'capture: which mailboxes are to be followed, over all workspaces; global, ids alone; no policy, see docs/decisions';
grant select, insert, update, delete on followed to kith_app;

-- A message that is not on its server any more keeps its arrival.
alter table arrival add column gone_at timestamptz;
alter table source_proof add column gone bigint not null default 0;
alter table source_proof add column pending bigint not null default 0;
comment on column source_proof.gone is 'arrivals whose message is not on the server any more: counted apart';
comment on column source_proof.pending is 'listed, and not reached yet by the first reading of its folder';
