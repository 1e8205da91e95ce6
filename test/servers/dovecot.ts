// A real IMAP server for one test: Dovecot in a folder of its own on loopback ports, its mail kept through kills, gone when it is stopped for good.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './account.ts'
import { configure, type Habits } from './dovecot/config.ts'
import { deliver, type Delivery } from './dovecot/deliver.ts'
import { type Disk, mountDisk } from './dovecot/disk.ts'
import { type Changes, makeChanges } from './dovecot/doveadm.ts'
import { keepPasswords, type Passwords } from './dovecot/password.ts'
import { makePlace, type Place } from './place.ts'
import { isInstalled, makeProcess, type Running } from './process.ts'

const program = '/usr/sbin/dovecot'

/** Whether Debian's Dovecot 2.3 with IMAP is here; its 2.4 has another language of configuration. */
export const dovecotIsHere =
  isInstalled('/usr/lib/dovecot/imap') && `${spawnSync(program, ['--version']).stdout}`.startsWith('2.3.')

export type Dovecot = Pick<Place, 'port' | 'tlsPort'> &
  Running &
  Changes &
  Passwords & {
    /** What a client has to trust: `tls: { ca: certificate }`. */
    certificate: string
    maildir(user: string): string
    /** Puts a mail into a folder of the user as a delivery agent does; answers its file. */
    deliver(user: string, raw: Buffer | string, delivery?: Delivery): string
    /** Only with `diskBytes`, where a disk could be mounted; else null. */
    disk: Pick<Disk, 'fill' | 'clear'> | null
    /** Ends it and removes everything. */
    stop(): Promise<void>
  }

/** `users`: passwords by name. `diskBytes`: how large the disk is on which the mail lies. */
export async function startDovecot(
  settings: Habits & { users?: Record<string, string>; diskBytes?: number } = {},
): Promise<Dovecot> {
  const place = await makePlace('dovecot')
  const { folder, port, tlsPort, certificate } = place
  for (const part of ['run', 'state', 'mail']) makeFolder(join(folder, part))
  const disk = settings.diskBytes ? mountDisk(join(folder, 'mail'), settings.diskBytes) : null
  const config = join(folder, 'dovecot.conf')
  writeFileSync(config, configure(place, settings))
  const passwords = keepPasswords(folder, settings.users ?? {})
  const maildir = (user: string) => join(folder, 'mail', user, 'Maildir')
  const [words, log] = [['-F', '-c', config], join(folder, 'log')]
  const running = makeProcess({ program, words, port, greeting: /\* OK \[.*ready/, folder, log })
  await running.start()
  return {
    ...running,
    ...passwords,
    ...makeChanges({ config, prefix: settings.prefix, separator: settings.separator, maildir }),
    port,
    tlsPort,
    certificate: certificate.pem,
    maildir,
    deliver: (user, raw, delivery) => deliver(maildir(user), raw, delivery),
    disk,
    async stop() {
      await running.kill()
      disk?.unmount()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
