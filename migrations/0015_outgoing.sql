-- What we say: drafts, mail on its way, and what came back.

create table draft (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text collate "C" not null,
  answers_id uuid,
  source_id uuid,
  recipients jsonb not null default '[]',
  subject text not null default '',
  words text not null default '',
  quotes boolean not null,
  quoted text not null default '',
  signs boolean not null default true,
  in_reply_to text,
  reference_ids text[] not null default '{}',
  version integer not null default 1,
  former jsonb,
  sending_id uuid,
  discarded_at timestamptz,
  made_at timestamptz not null default now(),
  saved_at timestamptz not null default now(),
  constraint draft_pkey primary key (workspace_id, id),
  constraint draft_kind_check check (kind in ('new', 'reply', 'replyAll', 'forward')),
  constraint draft_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id),
  constraint draft_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
create index draft_member_idx on draft (workspace_id, member_id, saved_at, id);
comment on table draft is 'outgoing: a mail that a member is writing, theirs alone; recipients: [{part, name, address}] as typed; quoted: what it repeats, fixed when it is sent; former: what a newer save from elsewhere replaced; sending_id: it is on its way';
select kith_protect('draft');

create table draft_file (
  workspace_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  name text not null,
  type text collate "C" not null,
  size bigint not null,
  removed_at timestamptz,
  made_at timestamptz not null default now(),
  constraint draft_file_pkey primary key (workspace_id, id),
  constraint draft_file_draft_fkey foreign key (workspace_id, draft_id) references draft (workspace_id, id) on delete cascade
);
create index draft_file_draft_idx on draft_file (workspace_id, draft_id, id);
comment on table draft_file is 'outgoing: a file attached to a draft; its bytes lie in KITH_HOME/outgoing under its id';
select kith_protect('draft_file');

create table sending (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  source_id uuid not null,
  draft_id uuid,
  answers_id uuid,
  state text collate "C" not null default 'waiting',
  message_id text collate "C" not null,
  message_key bytea not null,
  subject text not null,
  dated_at timestamptz not null,
  due_at timestamptz not null,
  tries integer not null default 0,
  handed_at timestamptz,
  sent_at timestamptz,
  filed_at timestamptz,
  problem text collate "C",
  problem_detail text not null default '',
  interaction_id uuid,
  put_away_at timestamptz,
  made_at timestamptz not null default now(),
  constraint sending_pkey primary key (workspace_id, id),
  constraint sending_state_check check (state in ('waiting', 'sending', 'sent', 'filed', 'failed', 'unknown')),
  constraint sending_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id),
  constraint sending_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
create index sending_member_idx on sending (workspace_id, member_id, state, id);
create index sending_message_idx on sending (workspace_id, message_key);
create index sending_source_idx on sending (workspace_id, source_id, dated_at);
comment on table sending is 'outgoing: a mail on its way. waiting: nothing was handed over (due_at: not before); sending: it is being handed over, handed_at: all of it was, and no answer is recorded; sent: taken by the server (sent_at); filed: and a copy lies where it belongs; failed: no server has it; unknown: handed over without an answer, never sent again by itself';
select kith_protect('sending');

create table sending_recipient (
  workspace_id uuid not null,
  sending_id uuid not null,
  address text collate "C" not null,
  part text collate "C" not null,
  name text not null default '',
  state text collate "C" not null default 'waiting',
  answer text not null default '',
  constraint sending_recipient_pkey primary key (workspace_id, sending_id, address),
  constraint sending_recipient_part_check check (part in ('to', 'cc', 'bcc')),
  constraint sending_recipient_state_check check (state in ('waiting', 'sent', 'failed', 'unknown')),
  constraint sending_recipient_sending_fkey foreign key (workspace_id, sending_id) references sending (workspace_id, id) on delete cascade
);
comment on table sending_recipient is 'outgoing: whom a mail goes to, and what the server said of each';
select kith_protect('sending_recipient');

create table bounce (
  workspace_id uuid not null,
  id uuid not null,
  handle_id uuid,
  address text collate "C" not null,
  interaction_id uuid,
  sending_id uuid,
  arrival_id uuid,
  status text collate "C" not null default '',
  reason text not null default '',
  happened_at timestamptz not null,
  audience_id uuid not null,
  set_right_at timestamptz,
  set_right_by uuid,
  constraint bounce_pkey primary key (workspace_id, id),
  constraint bounce_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
create index bounce_handle_idx on bounce (workspace_id, handle_id, happened_at);
create index bounce_interaction_idx on bounce (workspace_id, interaction_id);
create index bounce_sending_idx on bounce (workspace_id, sending_id);
comment on table bounce is 'outgoing: mail to an address came back (arrival_id: the report) or was refused while it was handed over (none); audience: who may know of it where no interaction says so; set_right: mail to it is expected to arrive again';
select kith_protect('bounce');

create table mailbox_copy (
  workspace_id uuid not null,
  source_id uuid not null,
  files boolean not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  constraint mailbox_copy_pkey primary key (workspace_id, source_id),
  constraint mailbox_copy_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
comment on table mailbox_copy is 'outgoing: whether Kith files what is sent from a mailbox in its Sent folder, where a member said so; else its server decides (some do it themselves)';
select kith_protect('mailbox_copy');
