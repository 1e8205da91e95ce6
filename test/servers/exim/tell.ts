// What a test tells a running Exim: small files that it reads at each question, so that what is told counts at once.
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a recipient is answered: a line of SMTP that begins with 4 or 5; `bounce`: taken, and sent back later as undeliverable; null: taken. */
export type Answer = `${4 | 5}${string}` | 'bounce' | null

export type Told = {
  setPassword(login: string, password: string): void
  /** Mail to the address goes to this Maildir (of Dovecot's, for one), also from whoever did not sign in. */
  deliverTo(address: string, maildir: string): void
  answer(address: string, answer: Answer): void
  /** What it says to every message at its end, as `452 4.3.1 …`; null: takes it. */
  answerMessage(answer: `${4 | 5}${string}` | null): void
  /** Seconds between the end of a message and the answer to it. */
  waitBefore250(seconds: number): void
}

/** `users`: passwords by login. */
export function makeTold(folder: string, users: Record<string, string>): Told {
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, `${name}.new`), text)
    renameSync(join(folder, `${name}.new`), join(folder, name))
  }
  const table = (name: string, first: Record<string, string> = {}) => {
    const rows = new Map(Object.entries(first))
    const save = () => write(name, [...rows].map(([key, value]) => `"${key}": ${value}\n`).join(''))
    save()
    return (key: string, value: string | null) => {
      if (value === null) rows.delete(key)
      else rows.set(key, value)
      save()
    }
  }
  write('answer', '')
  write('wait', '0')
  return {
    setPassword: table('passwords', users),
    deliverTo: table('mailboxes'),
    answer: table('answers'),
    answerMessage: (answer) => write('answer', answer ?? ''),
    waitBefore250: (seconds) => write('wait', String(seconds)),
  }
}
