// `kith demo`: makes the village to look around in, and waits until everybody has moved in.
import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { readConfig } from '../base/config.ts'
import type { Ground, Scope } from '../base/scope.ts'
import { journeyJobs } from '../journey.ts'
import { openKith } from '../main.ts'
import { findAccount, makeAccount } from '../workspace/account.ts'
import { makePassword } from '../workspace/admit.ts'
import { openVillage } from '../village.ts'

const usual = 'anna@reed.example'
const patienceMs = 10 * 60_000

export const demo = new Command('demo')
  .description('make a village to look around in: a dozen people around a corner shop, two years of their mail')
  .option('--email <email>', 'the account that looks around; one that is not there yet is made', usual)
  .option('--password <password>', 'the password of an account that is made; without it, one is made up and printed')
  .action(async ({ email, password }: { email: string; password?: string }) => {
    const config = readConfig()
    const { ground, databases, stop } = await openKith({ ...config, log: 'quiet' })
    try {
      const account = await haveAccount(ground, email.trim().toLowerCase(), password ?? makePassword())
      const scope = await openVillage(ground, account.id)
      // Where Kith serves, it does the work; otherwise it is done here.
      if (!databases.shared) await ground.jobs.work(journeyJobs(ground))
      await untilSettled(scope)
      console.log(`The village is there. Sign in as ${email}${account.made ? `, password ${account.made}` : ''}.`)
    } finally {
      await stop()
    }
  })

async function haveAccount(ground: Ground, email: string, password: string) {
  const id = await findAccount(ground, email)
  if (id) return { id, made: null }
  return { id: await makeAccount(ground, { email, name: 'Anna Marsh', password }), made: password }
}

async function untilSettled(scope: Scope): Promise<void> {
  for (const end = Date.now() + patienceMs; (await scope.ground.jobs.countOpen(scope)) > 0; await wait(250))
    if (Date.now() > end) throw new Error('The village is still moving in after ten minutes; look at the log of Kith.')
}
