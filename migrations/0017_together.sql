-- Who answers, and what colleagues tell one another: conversations given to somebody, remarks in them, and what a member is told of.

create table assignment (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  interaction_id uuid not null,
  member_id uuid,
  department_id uuid,
  assigned_by uuid,
  assigned_at timestamptz not null default clock_timestamp(),
  constraint assignment_pkey primary key (workspace_id, id),
  constraint assignment_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index assignment_conversation_idx on assignment (workspace_id, conversation_id, id);
create index assignment_interaction_idx on assignment (workspace_id, interaction_id);
comment on table assignment is 'follow: to whom a conversation was given, a member or a department (neither: to nobody); the newest holds, deleting it takes it back; interaction: one of the conversation, by which it is found again when conversations turn out to be one';
select kith_protect('assignment');

create table remark (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  interaction_id uuid not null,
  words text not null,
  written_by uuid not null,
  written_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz,
  constraint remark_pkey primary key (workspace_id, id),
  constraint remark_member_fkey foreign key (workspace_id, written_by) references member (workspace_id, id)
);
create index remark_conversation_idx on remark (workspace_id, conversation_id, id);
create index remark_interaction_idx on remark (workspace_id, interaction_id);
comment on table remark is 'follow: what a member wrote to colleagues in a conversation, never sent; whoever may read the interaction under which it stands may read it';
select kith_protect('remark');

create table remark_to (
  workspace_id uuid not null,
  remark_id uuid not null,
  member_id uuid not null,
  constraint remark_to_pkey primary key (workspace_id, remark_id, member_id),
  constraint remark_to_remark_fkey foreign key (workspace_id, remark_id) references remark (workspace_id, id) on delete cascade,
  constraint remark_to_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id)
);
comment on table remark_to is 'follow: the members whom a remark names with @';
select kith_protect('remark_to');

create table remark_removed (
  workspace_id uuid not null,
  remark_id uuid not null,
  removed_by uuid,
  removed_at timestamptz not null default now(),
  constraint remark_removed_pkey primary key (workspace_id, remark_id),
  constraint remark_removed_remark_fkey foreign key (workspace_id, remark_id) references remark (workspace_id, id) on delete cascade
);
comment on table remark_removed is 'follow: a remark taken out of sight; deleting the row brings it back';
select kith_protect('remark_removed');

create table notification (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text collate "C" not null,
  interaction_id uuid,
  remark_id uuid,
  assignment_id uuid,
  at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  constraint notification_pkey primary key (workspace_id, id),
  constraint notification_kind_check check (kind in ('remark', 'assignment', 'answer')),
  constraint notification_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id),
  constraint notification_remark_fkey foreign key (workspace_id, remark_id, member_id) references remark_to (workspace_id, remark_id, member_id) on delete cascade,
  constraint notification_assignment_fkey foreign key (workspace_id, assignment_id) references assignment (workspace_id, id) on delete cascade
);
create index notification_member_idx on notification (workspace_id, member_id, at, id);
create index notification_unread_idx on notification (workspace_id, member_id, at) where read_at is null;
create index notification_remark_idx on notification (workspace_id, remark_id);
create index notification_assignment_idx on notification (workspace_id, assignment_id);
comment on table notification is 'follow: what a member is told of: a remark that names them, a conversation given to them, an answer in one of theirs; ids alone, so that nothing is told of what they may not read any more';
select kith_protect('notification');

create table notification_unwanted (
  workspace_id uuid not null,
  member_id uuid not null,
  kind text collate "C" not null,
  constraint notification_unwanted_pkey primary key (workspace_id, member_id, kind),
  constraint notification_unwanted_kind_check check (kind in ('remark', 'assignment', 'answer')),
  constraint notification_unwanted_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id)
);
comment on table notification_unwanted is 'follow: a kind of notification that a member does not want';
select kith_protect('notification_unwanted');
