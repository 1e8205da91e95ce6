// The passwords of Dovecot's users: a file that is replaced at each change and read anew at the next sign-in.
import { chmodSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Passwords = {
  /** Makes the user or changes the password; sessions that are open stay open. */
  setPassword(user: string, password: string): void
  /** Makes every sign-in fail for now ([UNAVAILABLE], true), and ends that (false). */
  breakSignIn(broken: boolean): void
}

/** Where the configuration of the passwords lies. */
export const passwordConfig = (folder: string) => join(folder, 'passwords.conf')

export function keepPasswords(folder: string, first: Record<string, string>): Passwords {
  const passwords = new Map(Object.entries(first))
  const file = join(folder, 'passwords')
  const write = (mode: number) => {
    const entries = [...passwords].map(([user, password]) => [`shared/passdb/${user}`, passwordEntry(password)])
    writeFileSync(`${file}.new`, entries.map((lines) => `${lines.join('\n')}\n`).join(''))
    chmodSync(`${file}.new`, mode)
    renameSync(`${file}.new`, file)
  }
  writeFileSync(
    passwordConfig(folder),
    `uri = file:${file}\nkey passdb {\n  key = passdb/%u\n  format = json\n}\npassdb_objects = passdb\n`,
  )
  write(0o644)
  return {
    setPassword(user, password) {
      passwords.set(user, password)
      write(0o644)
    },
    breakSignIn: (broken) => write(broken ? 0o000 : 0o644),
  }
}

const passwordEntry = (password: string) => JSON.stringify({ password: `{PLAIN}${password}` })
