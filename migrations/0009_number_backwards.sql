-- Phone numbers are found by how they end too: whoever reads a number off a display does not know its country.

alter table handle add column backwards text collate "C" generated always as (case when kind = 'phone' then reverse(value) end) stored;
create index handle_backwards_idx on handle (workspace_id, backwards) where backwards is not null;
