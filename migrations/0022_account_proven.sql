-- Accounts whose address nobody vouched for: made by an open link of an invitation.

alter table account add column proven boolean not null default true;
comment on column account.proven is 'whether somebody said that the address is its owner''s; one made by an open link says so itself';

-- Of accounts made before it is not known by which link: those that may have been.
update account a set proven = false
  from account_workspace b, invitation i
  where b.account_id = a.id and i.workspace_id = b.workspace_id
    and i.email is null and i.uses > 0 and a.created_at between i.made_at and i.expires_at;
