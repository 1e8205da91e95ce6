// `kith start` with little patience, so that what a strange server does is seen in seconds.
import { readConfig } from '../../../server/base/config.ts'
import { usualPace } from '../../../server/capture/mailbox/following/pace.ts'
import { startKith } from '../../../server/main.ts'

const pace = {
  ...usualPace,
  pollMs: 500,
  askMs: 300,
  takeOverMs: 500,
  wholeMs: 300,
  firstPauseMs: 200,
  mostPauseMs: 1500,
  seldomPauseMs: 600_000,
  connectMs: 4000,
  silenceMs: 4000,
  batchMessages: 8,
  turnMessages: 16,
}

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
const kith = startKith(readConfig(), { pace })
process.once('SIGTERM', () => void kith.then((running) => running.stop()).then(() => process.exit(0)))
await kith
