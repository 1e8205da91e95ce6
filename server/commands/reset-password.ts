// `kith reset-password EMAIL`: gives an account a new password and signs it out everywhere.
import { stdin } from 'node:process'
import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { readConfig } from '../base/config.ts'
import { passwordText, setPassword } from '../workspace/account.ts'
import { makePassword } from '../workspace/member/admit.ts'
import { revokeSessions } from '../workspace/session.ts'

export const resetPassword = new Command('reset-password')
  .description('give an account a new password and sign it out everywhere; prints the password it made')
  .argument('<email>', 'the address the account signs in with')
  .option('--stdin', 'read the new password from standard input instead of making one')
  .action(async (email: string, options: { stdin?: boolean }) => {
    const given = options.stdin ? (await text(stdin)).replace(/\r?\n$/, '') : null
    const password = given ?? makePassword()
    const refused = passwordText.safeParse(password).error
    if (refused) throw new Error('A password has at least 10 and at most 200 characters.')
    const { openKith } = await import('../main.ts')
    const { ground, stop } = await openKith({ ...readConfig(), log: 'quiet' })
    try {
      const accountId = await setPassword(ground, email.trim().toLowerCase(), password)
      if (!accountId) throw new Error(`There is no account with the e-mail address ${email}.`)
      const ended = await revokeSessions(ground, accountId, {})
      const sessions = ended === 1 ? '1 session was' : `${ended} sessions were`
      console.log(given === null ? `The new password of ${email}: ${password}` : `${email} has the new password.`)
      console.log(`${sessions} ended.`)
    } finally {
      await stop()
    }
  })
