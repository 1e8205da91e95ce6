// A real SMTP server for one test: Exim in a folder of its own, taking mail from whoever signs in and delivering it to Maildirs on this machine alone.
import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { asAccount, makeFolder } from './account.ts'
import { configure, type Habits } from './exim/config.ts'
import { type Accepted, readAccepted } from './exim/log.ts'
import { makeTold, type Told } from './exim/tell.ts'
import { makePlace, type Place } from './place.ts'
import { isInstalled, makeProcess, type Running } from './process.ts'

const program = '/usr/sbin/exim4'
const execute = promisify(execFile)

/** Whether Debian's Exim is here. */
export const eximIsHere = isInstalled(program)

export type Exim = Pick<Place, 'port' | 'tlsPort'> &
  Running &
  Told & {
    /** What a client has to trust: `tls: { ca: certificate }`. */
    certificate: string
    /** Takes mail and keeps it (true); delivers what it kept (false). */
    hold(held: boolean): Promise<void>
    accepted(): Accepted[]
    /** How many messages it has taken and not delivered yet. */
    queued(): Promise<number>
    /** The Maildir of everyone whose address has none of its own: the world outside. */
    world: string
    /** Ends it and removes everything. */
    stop(): Promise<void>
  }

/** `users`: passwords by login. */
export async function startExim(settings: Habits & { users?: Record<string, string> } = {}): Promise<Exim> {
  const place = await makePlace('exim')
  const { folder, port, tlsPort, certificate } = place
  makeFolder(join(folder, 'spool'))
  const config = join(folder, 'exim.conf')
  writeFileSync(config, configure(place, settings), { mode: 0o644 })
  const told = makeTold(folder, settings.users ?? {})
  const words = ['-C', config, '-bdf', '-q2s']
  const running = makeProcess({ program, words, port, greeting: /^220 /, folder, log: join(folder, 'mainlog') })
  await running.start()
  return {
    ...running,
    ...told,
    async start() {
      // A database of hints that was being made when it was killed makes it wait for ever; the manual lets them be deleted.
      rmSync(join(folder, 'spool', 'db'), { recursive: true, force: true })
      await running.start()
    },
    port,
    tlsPort,
    certificate: certificate.pem,
    async hold(held) {
      if (held) return writeFileSync(join(folder, 'held'), '')
      rmSync(join(folder, 'held'), { force: true })
      await exim(config, '-qff')
    },
    accepted: () => readAccepted(folder),
    queued: async () => Number(await exim(config, '-bpc')),
    world: join(folder, 'world'),
    async stop() {
      await running.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function exim(config: string, ...words: string[]): Promise<string> {
  const [first = '', ...rest] = [...asAccount(), program, '-C', config, ...words]
  return (await execute(first, rest, { cwd: '/', env: {} })).stdout
}
