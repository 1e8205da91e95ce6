-- Whom a message was sent to blind its sender's copy alone names: only who may read a source that names them may know of them.

alter table participant add column named_by uuid[];
comment on column participant.named_by is 'of a blind copy: the sources whose copies of the message name it';

-- Of what arrived before, the sources of the sender; or the only one there is.
update participant p set named_by = (
    select coalesce(array_agg(distinct s.id) filter (where s.owner_id = f.member_id),
      case when count(distinct s.id) = 1 then array_agg(distinct s.id) end)
    from arrival a
    join source s on s.workspace_id = p.workspace_id and s.id = a.source_id
    left join participant f on f.workspace_id = p.workspace_id and f.interaction_id = p.interaction_id and f.part = 'from'
    where a.workspace_id = p.workspace_id and a.interaction_id = p.interaction_id and a.outcome in ('captured', 'joined'))
  where p.part = 'bcc';
