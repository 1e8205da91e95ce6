// What Exim says in its main log that it has taken: one line a message, written as it answers 250.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Accepted = {
  eximId: string
  /** Without brackets. */
  messageId: string
  /** The envelope's sender; '' of a bounce. */
  from: string
  to: string[]
  size: number
  /** Who signed in to send it; null where nobody did. */
  login: string | null
  /** Whether it came under TLS. */
  tls: boolean
}

/** In the order they were taken; bounces that Exim makes itself are among them, with an empty `from`. */
export function readAccepted(folder: string): Accepted[] {
  const log = join(folder, 'mainlog')
  if (!existsSync(log)) return []
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const taken = /^\S+ \S+ (\S+) <= (\S+) (.*) for (.*)$/.exec(line)
      if (!taken) return []
      const [, eximId = '', from = '', fields = '', to = ''] = taken
      const field = (name: string) => new RegExp(`(?:^| )${name}=(\\S+)`).exec(fields)?.[1]
      return {
        eximId,
        messageId: field('id') ?? '',
        from: from === '<>' ? '' : from,
        to: to.split(' '),
        size: Number(field('S')),
        login: field('A')?.split(':')[1] ?? null,
        tls: field('X') !== undefined,
      }
    })
}
