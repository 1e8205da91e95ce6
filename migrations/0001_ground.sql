-- The ground under every table: who may see a row, and how a table is spread over a cluster.

-- Sets the workspace for the rest of this transaction. `set local` and not set_config(), because only the former reaches a Citus cluster's workers.
create function kith_set_workspace(workspace uuid) returns void language plpgsql as $$
begin
  execute format('set local kith.workspace = %L', workspace);
end $$;

-- The workspace of this transaction, or null: then every policy lets nothing through.
create function kith_workspace() returns uuid language sql stable as $$
  select nullif(current_setting('kith.workspace', true), '')::uuid
$$;

-- Spreads a table by workspace where the Citus extension is there; does nothing elsewhere.
create function kith_distribute(target regclass) returns void language plpgsql as $$
begin
  if exists (select 1 from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, ''workspace_id'')', target);
  end if;
end $$;

-- Puts a workspace's table under the policy and lets the application's role use it. ENABLE, not FORCE: FORCE hangs a shard move.
create function kith_protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy workspace on %s using (workspace_id = kith_workspace()) with check (workspace_id = kith_workspace())', target);
  execute format('grant select, insert, update, delete on %s to kith_app', target);
  perform kith_distribute(target);
end $$;
