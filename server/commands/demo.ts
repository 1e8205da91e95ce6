// `kith demo`: makes the village to look around in, waits until everybody has moved in, and serves.
import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { type Config, readConfig } from '../base/config.ts'
import type { Ground, Scope } from '../base/scope.ts'
import { serveUntilTold } from './start.ts'

const usual = 'anna@reed.example'
const patienceMs = 10 * 60_000

type Options = { email: string; password?: string; serve: boolean }

export const demo = new Command('demo')
  .description('make a village to look around in (a shop, its people, two years of their mail) and serve it')
  .option('--email <email>', 'the account that looks around; one that is not there yet is made', usual)
  .option('--password <password>', 'the password of an account that is made; without it, one is made up and printed')
  .option('--no-serve', 'only make it; where Kith serves already, that goes on')
  .action(async (options: Options) => {
    const { isServed, says } = await makeDemo(readConfig(), options)
    console.log(says)
    if (options.serve && !isServed) await serveUntilTold()
  })

/** Makes the village; where Kith serves already, it does the work, otherwise it is done here. */
async function makeDemo(config: Config, { email, password }: Options) {
  const { openKith } = await import('../main.ts')
  const { journeyJobs } = await import('../journey.ts')
  const { openVillage } = await import('../village.ts')
  const { ground, databases, stop } = await openKith({ ...config, log: 'quiet' })
  try {
    const account = await haveAccount(ground, email.trim().toLowerCase(), password)
    const scope = await openVillage(ground, account.id)
    if (!databases.shared) await ground.jobs.work(journeyJobs(ground))
    await untilSettled(scope)
    const secret = account.password ? `, password ${account.password}` : ''
    return { isServed: databases.shared, says: `The village is there. Sign in as ${email}${secret}.` }
  } finally {
    await stop()
  }
}

async function haveAccount(ground: Ground, email: string, wanted?: string) {
  const { findAccount, makeAccount } = await import('../workspace/account.ts')
  const { makePassword } = await import('../workspace/member/admit.ts')
  const id = await findAccount(ground, email)
  if (id) return { id, password: null }
  const password = wanted ?? makePassword()
  return { id: await makeAccount(ground, { email, name: 'Anna Marsh', password }), password }
}

async function untilSettled(scope: Scope): Promise<void> {
  for (const end = Date.now() + patienceMs; (await scope.ground.jobs.countOpen(scope)) > 0; await wait(250))
    if (Date.now() > end) throw new Error('The village is still moving in after ten minutes; look at the log of Kith.')
}
