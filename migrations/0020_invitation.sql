-- Invitations: a link with which somebody joins a company.

create table invitation (
  id uuid not null,
  workspace_id uuid not null,
  token_hash bytea not null,
  email text collate "C",
  role text collate "C" not null,
  department_ids uuid[] not null default '{}',
  uses integer not null default 0,
  most_uses integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint invitation_pkey primary key (id),
  constraint invitation_token_hash_key unique (token_hash),
  constraint invitation_role_check check (role in ('owner', 'manager', 'member', 'guest')),
  constraint invitation_workspace_fkey foreign key (workspace_id) references workspace (id)
);
create index invitation_workspace_idx on invitation (workspace_id, id);
comment on table invitation is 'workspace: a link with which somebody joins a company, found by the hash of its token; global, for whoever opens it belongs to no workspace yet; email: of whom alone may use it';
grant select, insert, update, delete on invitation to kith_app;
