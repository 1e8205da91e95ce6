-- Who may read can be changed and closed further: what that takes to move along is kept with what was said.

-- Each message's own names, so that what an audience knows of an address follows the messages from one audience to another.
alter table participant add column name text collate "C" not null default '';
update participant p set name = coalesce((select n.name from handle_name n
    where n.workspace_id = p.workspace_id and n.handle_id = p.handle_id and n.audience_id = p.audience_id
    order by (n.wrote = (p.part = 'from')) desc, length(n.name) desc, n.name desc limit 1), '');
drop index participant_handle_idx;
create index participant_handle_idx on participant (workspace_id, handle_id, audience_id, name, part);
comment on table participant is 'capture: who took part in an interaction, how, and by what name; repeats when and for whom, so that a timeline is one index';

create table address_met (
  workspace_id uuid not null,
  address text collate "C" not null,
  audience_id uuid not null,
  constraint address_met_pkey primary key (workspace_id, address, audience_id),
  constraint address_met_address_fkey foreign key (workspace_id, address) references member_address (workspace_id, address) on delete cascade,
  constraint address_met_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id)
);
comment on table address_met is 'workspace: in mail of which audiences an address of ours was met, where nobody told it: its readers alone know of it';
select kith_protect('address_met');
insert into address_met (workspace_id, address, audience_id)
  select m.workspace_id, m.address, coalesce(m.audience_id, a.id) from member_address m
  join audience a on a.workspace_id = m.workspace_id and a.readers = 'everyone' where m.found_by = 'domain';
alter table member_address drop column audience_id;
comment on table member_address is 'workspace: an address of our own; without a member it is shared (info@, shop@)';

create table conversation_closed (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  within_id uuid not null,
  outline boolean not null,
  closed_by uuid,
  closed_at timestamptz not null default now(),
  constraint conversation_closed_pkey primary key (workspace_id, id),
  constraint conversation_closed_conversation_fkey foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  constraint conversation_closed_within_fkey foreign key (workspace_id, within_id) references audience (workspace_id, id)
);
create index conversation_closed_conversation_idx on conversation_closed (workspace_id, conversation_id);
comment on table conversation_closed is 'capture: a conversation closed further: of those who could read it, only who is in the audience within_id still may; outline: the others may know of it; deleting the row opens it again';
select kith_protect('conversation_closed');

create table source_readers (
  workspace_id uuid not null,
  source_id uuid not null,
  before_id uuid,
  moved bigint not null default 0,
  total bigint not null,
  changed_at timestamptz not null default now(),
  constraint source_readers_pkey primary key (workspace_id, source_id),
  constraint source_readers_source_fkey foreign key (workspace_id, source_id) references source (workspace_id, id)
);
comment on table source_readers is 'capture: the readers of a source were changed, and what it brought is following, the newest first; before_id: how far; the row goes when all has followed';
select kith_protect('source_readers');
