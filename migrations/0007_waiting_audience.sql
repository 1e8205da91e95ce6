-- A wait for each audience: in one conversation what one audience was told must not hide what another was.

alter table waiting drop constraint waiting_pkey;
alter table waiting add constraint waiting_pkey primary key (workspace_id, conversation_id, audience_id);
