-- What the company is for and what it tries to reach.

create table vision (
  workspace_id uuid not null,
  id uuid not null,
  sentence text not null,
  written_by uuid,
  written_at timestamptz not null default now(),
  constraint vision_pkey primary key (workspace_id, id)
);
create index vision_written_idx on vision (workspace_id, written_at);
comment on table vision is 'aim: what customers should say about us, in one sentence; the newest row holds, the older ones are its history';
select kith_protect('vision');

create table goal (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  serves text not null,
  target text not null default '',
  made_by uuid,
  made_at timestamptz not null default now(),
  constraint goal_pkey primary key (workspace_id, id),
  constraint goal_serves_check check (serves in ('satisfaction', 'revenue', 'cost'))
);
comment on table goal is 'aim: something the company tries to reach in the service of its vision';
select kith_protect('goal');

create table goal_dropped (
  workspace_id uuid not null,
  goal_id uuid not null,
  dropped_by uuid,
  dropped_at timestamptz not null default now(),
  constraint goal_dropped_pkey primary key (workspace_id, goal_id),
  constraint goal_dropped_goal_fkey foreign key (workspace_id, goal_id) references goal (workspace_id, id)
);
comment on table goal_dropped is 'aim: a goal given up; deleting the row takes it up again';
select kith_protect('goal_dropped');
