// What happens to a mailbox behind a client's back: changes made by Dovecot's own tool, as another program of the user's would.
import { execFile } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { asAccount } from '../account.ts'
import { folderPath } from './folder.ts'

const execute = promisify(execFile)

/** Which messages, in Dovecot's search words: `all`, `uid 3:5`, `header message-id a@b`, `unseen`. */
type Which = string

export type Changes = {
  /** Any doveadm command; answers what it printed. */
  doveadm(...words: string[]): Promise<string>
  /** A folder as the server names it, with its prefix and separator. */
  serverName(folder: string): string
  flag(user: string, folder: string, flag: string, which?: Which): Promise<void>
  unflag(user: string, folder: string, flag: string, which?: Which): Promise<void>
  expunge(user: string, folder: string, which?: Which): Promise<void>
  move(user: string, from: string, to: string, which?: Which): Promise<void>
  copy(user: string, from: string, to: string, which?: Which): Promise<void>
  createFolder(user: string, folder: string): Promise<void>
  renameFolder(user: string, from: string, to: string): Promise<void>
  deleteFolder(user: string, folder: string): Promise<void>
  uidValidity(user: string, folder: string): Promise<number>
  /** Gives the folder another UIDVALIDITY (or the one named) and, with `renumber`, its messages new UIDs from 1. */
  changeUidValidity(user: string, folder: string, how?: { renumber?: boolean; to?: number }): Promise<number>
  /** Ends every session of the user. */
  kick(user: string): Promise<void>
}

export type Mailboxes = {
  config: string
  prefix?: string
  separator?: string
  maildir: (user: string) => string
}

export function makeChanges({ config, prefix = '', separator = '/', maildir }: Mailboxes): Changes {
  const doveadm = async (...words: string[]) => {
    const [first = '', ...rest] = [...asAccount(), '/usr/bin/doveadm', '-c', config, ...words]
    return (await execute(first, rest, { cwd: '/', env: {} })).stdout
  }
  const done = async (...words: string[]) => void (await doveadm(...words))
  const named = (folder: string) => (folder === 'INBOX' ? folder : prefix + folder.replaceAll('/', separator))
  const these = (folder: string, which: Which = 'all') => ['mailbox', named(folder), ...which.split(' ')]
  const uidValidity = async (user: string, folder: string) => {
    const said = await doveadm('mailbox', 'status', '-u', user, 'uidvalidity', named(folder))
    return Number(/uidvalidity=(\d+)/.exec(said)?.[1])
  }
  return {
    doveadm,
    serverName: named,
    flag: (user, folder, flag, which) => done('flags', 'add', '-u', user, flag, ...these(folder, which)),
    unflag: (user, folder, flag, which) => done('flags', 'remove', '-u', user, flag, ...these(folder, which)),
    expunge: (user, folder, which) => done('expunge', '-u', user, ...these(folder, which)),
    move: (user, from, to, which) => done('move', '-u', user, named(to), ...these(from, which)),
    copy: (user, from, to, which) => done('copy', '-u', user, named(to), ...these(from, which)),
    createFolder: (user, folder) => done('mailbox', 'create', '-s', '-u', user, named(folder)),
    renameFolder: (user, from, to) => done('mailbox', 'rename', '-s', '-u', user, named(from), named(to)),
    deleteFolder: (user, folder) => done('mailbox', 'delete', '-r', '-s', '-u', user, named(folder)),
    uidValidity,
    async changeUidValidity(user, folder, { renumber = false, to } = {}) {
      const next = String(to ?? (await uidValidity(user, folder)) + 1000)
      await untilUndisturbed(async () => {
        if (renumber) forget(folderPath(maildir(user), folder))
        await done('mailbox', 'update', '--uid-validity', next, '-u', user, named(folder))
      })
      return uidValidity(user, folder)
    },
    kick: (user) => done('kick', user),
  }
}

/** Somebody who has the folder open may just have written the index that was taken away. */
async function untilUndisturbed(change: () => Promise<void>): Promise<void> {
  for (let left = 5; ; left--) {
    try {
      return await change()
    } catch (error) {
      if (left === 0 || !/deleted under us/.test(String(error))) throw error
    }
  }
}

/** Takes away the list of UIDs and the index, so that Dovecot numbers the messages anew. */
function forget(folder: string): void {
  const kept = readdirSync(folder).filter((name) => name === 'dovecot-uidlist' || name.startsWith('dovecot.index'))
  for (const name of kept) rmSync(join(folder, name))
}
