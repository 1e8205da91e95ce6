-- What the Company view rests on: each day's exchanges packed, and the days that must be packed anew.

create table day_changed (
  workspace_id uuid not null,
  day date not null,
  id uuid not null,
  changed_at timestamptz not null default now(),
  constraint day_changed_pkey primary key (workspace_id, day, id)
);
comment on table day_changed is 'capture: a day (in the workspace''s time zone) on which something said or answered was added or changed; only ever added by who changes, taken by who has counted the day anew';
select kith_protect('day_changed');

create table customer_number (
  workspace_id uuid not null,
  number integer not null,
  customer_id uuid not null,
  constraint customer_number_pkey primary key (workspace_id, number),
  constraint customer_number_customer_key unique (workspace_id, customer_id)
);
comment on table customer_number is 'company: a small number for each customer, so that a day''s can be packed; it is never shown';
select kith_protect('customer_number');

create table touch_day (
  workspace_id uuid not null,
  day date not null,
  audience_id uuid not null,
  member_id uuid not null,
  heard bytea not null,
  spoke bytea not null,
  answered bytea not null,
  constraint touch_day_pkey primary key (workspace_id, day, audience_id, member_id)
);
comment on table touch_day is 'company: what a member (or, with zeros, nobody by name) exchanged with customers on a day, packed: of each message heard and spoken the customer''s number, of each answer the customer''s number and its seconds (4 bytes each, big-endian; no customer: 0)';
select kith_protect('touch_day');

-- Who is new between two days, and what one member wrote and was written to, the newest first.
create index acquaintance_first_idx on acquaintance (workspace_id, audience_id, kind, first_at, subject_id);
create index interaction_member_idx on interaction (workspace_id, member_id, happened_at, id);

insert into day_changed (workspace_id, day, id) select workspace_id, day, gen_random_uuid() from interaction_day group by workspace_id, day;
