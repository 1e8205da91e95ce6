-- Who may read, told finer: departments, several sets in each of which a reader must be, and who may know of it by subject and time alone.

create table member_department (
  workspace_id uuid not null,
  member_id uuid not null,
  department_id uuid not null,
  constraint member_department_pkey primary key (workspace_id, member_id, department_id),
  constraint member_department_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade,
  constraint member_department_department_fkey foreign key (workspace_id, department_id) references department (workspace_id, id)
);
create index member_department_department_idx on member_department (workspace_id, department_id);
comment on table member_department is 'workspace: the departments a member is in, and reads with; member.department_id is the one of them that a member is counted under';
select kith_protect('member_department');
insert into member_department (workspace_id, member_id, department_id)
  select workspace_id, id, department_id from member where department_id is not null;

alter table audience add column clauses integer not null default 1;
comment on column audience.clauses is 'how many sets there are, in each of which a reader must be';

create table audience_reader (
  workspace_id uuid not null,
  audience_id uuid not null,
  clause integer not null,
  member_id uuid,
  department_id uuid,
  atom text collate "C" not null generated always as (coalesce(member_id::text, 'department:' || department_id::text, 'everyone')) stored,
  constraint audience_reader_pkey primary key (workspace_id, audience_id, clause, atom),
  constraint audience_reader_audience_fkey foreign key (workspace_id, audience_id) references audience (workspace_id, id) on delete cascade,
  constraint audience_reader_member_fkey foreign key (workspace_id, member_id) references member (workspace_id, id),
  constraint audience_reader_department_fkey foreign key (workspace_id, department_id) references department (workspace_id, id)
);
create index audience_reader_atom_idx on audience_reader (workspace_id, atom, audience_id, clause);
create index audience_reader_department_idx on audience_reader (workspace_id, department_id);
comment on table audience_reader is 'workspace: the members and departments of an audience, or everyone (neither); clause 0 and up: sets in each of which a reader must be; -1: who may know of it, by subject, time and people alone';
select kith_protect('audience_reader');
insert into audience_reader (workspace_id, audience_id, clause) select workspace_id, id, 0 from audience where readers = 'everyone';
insert into audience_reader (workspace_id, audience_id, clause, member_id) select workspace_id, audience_id, 0, member_id from audience_member;
drop table audience_member;
comment on table audience is 'workspace: who may read what a source brings; readers: its sets by the ids in them, joined by &, and after ~ who may know of it alone';
