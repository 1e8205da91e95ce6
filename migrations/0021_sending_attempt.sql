-- A mail on its way keeps whom it is from and what it is signed with, and knows which attempt is at it; a draft knows which of its versions changed its words.

alter table sending add column attempt integer not null default 0;
alter table sending add column sender_address text not null default '';
alter table sending add column sender_name text not null default '';
alter table sending add column signature text not null default '';
update sending s set sender_address = b.address, sender_name = coalesce(nullif(b.sender_name, ''), m.name), signature = b.signature
  from mailbox b, member m
  where s.state <> 'filed' and b.workspace_id = s.workspace_id and b.source_id = s.source_id and m.workspace_id = s.workspace_id and m.id = s.member_id;
create index sending_open_idx on sending (workspace_id, due_at) where state in ('waiting', 'sending', 'sent');
comment on table sending is 'outgoing: a mail on its way. waiting: nothing was handed over (due_at: not before); sending: it is being handed over, handed_at: all of it was, and no answer is recorded; sent: taken by the server (sent_at); filed: and a copy lies where it belongs; failed: no server has it; unknown: handed over without an answer, never sent again by itself; attempt: raised whenever handing over begins, so that of two processes one ends it; sender_address, sender_name, signature: fixed when it is sent';

alter table draft add column written_version integer not null default 1;
update draft set written_version = version;
comment on table draft is 'outgoing: a mail that a member is writing, theirs alone; recipients: [{part, name, address}] as typed; version: raised with every save and every file that is attached or taken off, written_version: as of the last save; quoted: what it repeats, fixed when it is sent; former: what a newer save from elsewhere replaced; sending_id: it is on its way';
