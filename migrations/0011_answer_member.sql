-- A member's own answers, the newest first, without looking at the rows.
create index answer_member_idx on answer (workspace_id, member_id, answered_at, audience_id, seconds);
