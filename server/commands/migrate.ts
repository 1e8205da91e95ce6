// `kith migrate`: brings the schema up to date without serving.
import { Command } from 'commander'
import { readConfig } from '../base/config.ts'
import { makeLog } from '../base/process/log.ts'
import { migrate as bringForward } from '../base/migrate.ts'
import { openDatabases } from '../base/postgres/open.ts'

export const migrate = new Command('migrate')
  .description('bring the schema of the database up to date (a start does the same)')
  .option('--json', 'print the applied migrations as JSON')
  .action(async ({ json }: { json?: boolean }) => {
    const config = readConfig()
    const log = json ? () => undefined : makeLog(config.log).info
    const databases = await openDatabases({ ...config, share: true, log })
    try {
      const applied = await bringForward(databases.owner)
      if (json) console.log(JSON.stringify({ applied }))
      else console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The schema is up to date.')
    } finally {
      await databases.stop()
    }
  })
