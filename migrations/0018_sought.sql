-- Under which names and addresses customers were last looked for in mail among ourselves, so that only those are looked for again who changed.

create table sought (
  workspace_id uuid not null,
  subject_id uuid not null,
  mark bytea not null,
  constraint sought_pkey primary key (workspace_id, subject_id)
);
comment on table sought is 'knowledge: a hash of the name and addresses under which a person or organization was last looked for in mail among ourselves';
select kith_protect('sought');
