// `kith start`: serves until it is told to stop.
import { Command } from 'commander'
import { readConfig } from '../base/config.ts'

export const start = new Command('start')
  .description('start Kith and print its address; Ctrl-C stops it')
  .action(serveUntilTold)

/** Serves until a signal says that it is enough. */
export async function serveUntilTold(): Promise<void> {
  // Loaded here, so that other commands need not load all of Kith.
  const { startKith } = await import('../main.ts')
  const kith = startKith(readConfig())
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    // What hangs is left behind: our own database server ends with us in any case.
    setTimeout(() => process.exit(1), 30_000).unref()
    await kith.then(
      (running) => running.stop(),
      () => undefined,
    )
    process.exit(0)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void stop())
  await kith
}
