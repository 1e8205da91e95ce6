// The command line: every command is one file in commands/ and one line here.
import { Command } from 'commander'
import { settings } from './base/config.ts'
import { demo } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { importFiles } from './commands/import.ts'
import { migrate } from './commands/migrate.ts'
import { reconcile } from './commands/reconcile.ts'
import { resetPassword } from './commands/reset-password.ts'
import { start } from './commands/start.ts'

const commands = [start, migrate, doctor, resetPassword, demo, importFiles, reconcile]

const kith = new Command('kith').description('Kith: it listens, remembers and follows through.').helpCommand(true)
for (const command of commands) kith.addCommand(command)
kith.addHelpText('after', `\nSettings (environment variables):\n${describeSettings()}`)

// The bootstrap that runs us holds a channel to us: when it is gone, however it ended, so are we.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

try {
  await kith.parseAsync()
} catch (error) {
  console.error(`kith: ${(error as Error).message}`)
  if (process.env.KITH_LOG === 'debug') console.error(error)
  process.exit(1)
}

function describeSettings(): string {
  const rows = Object.entries(settings)
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows
    .map(([name, { fallback, means }]) => `  ${name.padEnd(width)}  ${means}${fallback && ` (${fallback})`}`)
    .join('\n')
}
