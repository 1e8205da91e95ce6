// The settings of the embedded server; what each of them does was measured (see docs/decisions).
import { totalmem } from 'node:os'

/** Given on the command line, so that no file of the data folder decides. */
export function serverSettings(socket: string): Record<string, string> {
  const half = Math.max(64, Math.floor(totalmem() / 2 ** 21))
  return {
    listen_addresses: '',
    unix_socket_directories: `"${socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: '5432',
    cluster_name: 'kith',
    shared_buffers: '160MB',
    effective_cache_size: `${half}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '256MB',
    random_page_cost: '1.1',
    max_connections: '30',
    max_parallel_workers_per_gather: '1',
    max_logical_replication_workers: '0',
    jit: 'off',
    io_method: 'sync',
    wal_compression: 'pglz',
    checkpoint_timeout: '15min',
    max_wal_size: '2GB',
    synchronous_commit: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // The log names errors, never what customers said: no statement, no detail, no parameter.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
}
