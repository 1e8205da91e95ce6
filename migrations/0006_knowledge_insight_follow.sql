-- What is made of what was said: whom internal mail names, how fast we answer, who waits.

create table mention (
  workspace_id uuid not null,
  interaction_id uuid not null,
  subject_id uuid not null,
  happened_at timestamptz not null,
  audience_id uuid not null,
  constraint mention_pkey primary key (workspace_id, interaction_id, subject_id),
  constraint mention_interaction_fkey foreign key (workspace_id, interaction_id) references interaction (workspace_id, id) on delete cascade
);
create index mention_subject_idx on mention (workspace_id, subject_id, happened_at, interaction_id);
comment on table mention is 'knowledge: a customer named in mail among ourselves';
select kith_protect('mention');

create table answer (
  workspace_id uuid not null,
  interaction_id uuid not null,
  asked_id uuid not null,
  customer_id uuid not null,
  member_id uuid,
  audience_id uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz not null,
  seconds bigint not null,
  constraint answer_pkey primary key (workspace_id, asked_id),
  constraint answer_asked_fkey foreign key (workspace_id, asked_id) references interaction (workspace_id, id) on delete cascade,
  constraint answer_interaction_fkey foreign key (workspace_id, interaction_id) references interaction (workspace_id, id) on delete cascade
);
create index answer_interaction_idx on answer (workspace_id, interaction_id);
create index answer_customer_idx on answer (workspace_id, customer_id, answered_at);
create index answer_answered_idx on answer (workspace_id, answered_at);
comment on table answer is 'insight: which of our interactions answered which of theirs, and after how long';
select kith_protect('answer');

create table waiting (
  workspace_id uuid not null,
  conversation_id uuid not null,
  interaction_id uuid not null,
  customer_id uuid not null,
  member_id uuid,
  since timestamptz not null,
  from_before boolean not null,
  audience_id uuid not null,
  constraint waiting_pkey primary key (workspace_id, conversation_id),
  constraint waiting_interaction_fkey foreign key (workspace_id, interaction_id) references interaction (workspace_id, id) on delete cascade
);
create index waiting_since_idx on waiting (workspace_id, from_before, since, conversation_id);
create index waiting_customer_idx on waiting (workspace_id, customer_id);
create index waiting_interaction_idx on waiting (workspace_id, interaction_id);
comment on table waiting is 'follow: a customer spoke last in a conversation and nobody answered';
select kith_protect('waiting');

create table waiting_settled (
  workspace_id uuid not null,
  interaction_id uuid not null,
  settled_by uuid,
  settled_at timestamptz not null default now(),
  constraint waiting_settled_pkey primary key (workspace_id, interaction_id),
  constraint waiting_settled_interaction_fkey foreign key (workspace_id, interaction_id) references interaction (workspace_id, id) on delete cascade
);
comment on table waiting_settled is 'follow: a member said that this interaction needs no answer; deleting the row takes it back';
select kith_protect('waiting_settled');
