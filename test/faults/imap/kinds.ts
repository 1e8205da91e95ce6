// The kinds of faults: what is done to a mailbox or its server, before or while it is read, and what Kith is to say meanwhile.
import { setTimeout as wait } from 'node:timers/promises'
import { chances } from '../kit/chances.ts'
import type { Habits } from '../../servers/dovecot/config.ts'
import { babble } from './babble.ts'
import type { Stage } from './stage.ts'

export type Kind = {
  settings?: Habits & { diskBytes?: number }
  /** What lies there before it is connected. */
  fill?: (stage: Stage) => void
  /** While it is read for the first time, or (else) once all of it is here. */
  while?: boolean
  strike: (stage: Stage) => Promise<void>
}

const inbox = 'INBOX'
export const usual = (stage: Stage) => {
  stage.deliver(30)
  stage.deliver(8, { folder: 'Sent' })
  stage.deliver(8, { folder: 'Kunden/Köln' })
}
/** Enough for the first reading to last a moment. */
const much = (stage: Stage) => {
  stage.deliver(60, { bytes: 20_000 })
  stage.deliver(10, { folder: 'Kunden/Köln', bytes: 20_000 })
}
const begun = (stage: Stage) => stage.until('begins to read', ({ taken }) => taken >= 8)
/** Ends its sessions; while it is between two there is none to end. */
const kick = ({ server, user }: Stage) =>
  server.kick(user).catch((error: { code?: number }) => {
    if (error.code !== noneKicked) throw error
  })
const noneKicked = 68
const slow = { bytesPerSecond: 1_500_000, delayMs: 5 }

/** Messages change their places; none of them is another message. */
export const places: Record<string, Kind> = {
  'uidvalidity-changes': {
    strike: async ({ server, user }) => void (await server.changeUidValidity(user, inbox)),
  },
  'uidvalidity-renumbers': {
    strike: async ({ server, user }) => {
      await server.expunge(user, inbox, 'uid 1:4')
      await server.changeUidValidity(user, inbox, { renumber: true })
      await server.changeUidValidity(user, 'Kunden/Köln', { renumber: true })
    },
  },
  'uidvalidity-while-reading': {
    fill: much,
    while: true,
    strike: async (stage) => {
      await begun(stage)
      await stage.server.changeUidValidity(stage.user, inbox, { renumber: true })
      await kick(stage)
    },
  },
  'expunge-while-reading': {
    fill: much,
    while: true,
    strike: async (stage) => {
      stage.line.slow(slow)
      await begun(stage)
      for (const uids of ['1:5', '20:25', '50:52']) await stage.server.expunge(stage.user, inbox, `uid ${uids}`)
    },
  },
  'messages-move': {
    strike: async ({ server, user }) => {
      await server.move(user, inbox, 'Archive', 'uid 1:10')
      await server.move(user, 'Kunden/Köln', inbox)
    },
  },
  'messages-move-and-return': {
    strike: async (stage) => {
      await stage.server.move(stage.user, inbox, 'Trash', 'uid 5:9')
      await stage.untilWhole()
      await stage.server.move(stage.user, 'Trash', inbox)
    },
  },
  'folder-renamed': { strike: ({ server, user }) => server.renameFolder(user, 'Kunden', 'Customers') },
  'folder-renamed-while-reading': {
    fill: much,
    while: true,
    strike: async (stage) => {
      await begun(stage)
      await stage.server.renameFolder(stage.user, 'Kunden/Köln', 'Kunden/Bonn')
    },
  },
  'folder-deleted': { strike: ({ server, user }) => server.deleteFolder(user, 'Kunden/Köln') },
  'folder-deleted-and-made-again': {
    strike: async (stage) => {
      await stage.server.deleteFolder(stage.user, 'Kunden/Köln')
      await stage.server.createFolder(stage.user, 'Kunden/Köln')
      stage.deliver(4, { folder: 'Kunden/Köln' })
    },
  },
  'folder-emptied': {
    strike: async (stage) => {
      await stage.server.expunge(stage.user, inbox)
      await stage.untilWhole()
      stage.deliver(5)
    },
  },
  'many-folders': {
    strike: async (stage) => {
      for (let n = 0; n < 40; n++) stage.deliver(1, { folder: `Projects/${n}/Mail & more` })
    },
  },
}

/** Messages that are strange. */
export const messages: Record<string, Kind> = {
  'copied-messages': {
    strike: async ({ server, user }) => {
      await server.copy(user, inbox, 'Archive')
      await server.copy(user, inbox, inbox, 'uid 1:5')
    },
  },
  'empty-message-ids': {
    fill: (stage) => {
      stage.deliver(10, { headers: { 'Message-ID': '' } })
      stage.deliver(10, { headers: { 'Message-ID': '<>' } })
    },
    strike: async (stage) => stage.deliver(5, { headers: { 'Message-ID': '' } }),
  },
  'reused-message-ids': {
    fill: (stage) => stage.deliver(20, { headers: { 'Message-ID': '<1@same.example>' } }),
    strike: async (stage) => stage.deliver(5, { headers: { 'Message-ID': '<1@same.example>' } }),
  },
  'flag-storm': {
    strike: async (stage) => {
      const { server, user } = stage
      for (let round = 0; round < 6; round++) {
        await server.flag(user, inbox, '\\Seen \\Flagged $Later')
        await server.unflag(user, inbox, '\\Seen \\Flagged $Later')
      }
    },
  },
}

/** The line fails, or the server is slow. */
export const lines: Record<string, Kind> = {
  'cut-in-a-literal': {
    fill: much,
    while: true,
    strike: async ({ line }) => {
      for (let times = 0; times < 4; times++) await line.cut({ literal: 6, share: 0.5, least: 5000 })
    },
  },
  'cut-again-and-again': {
    fill: much,
    while: true,
    strike: async ({ line }) => {
      const chance = chances(11)
      line.cutEach(() => 20_000 + Math.floor(chance() * 250_000))
      line.cutAll('reset')
      await wait(4000)
      line.cutEach(null)
    },
  },
  'cut-in-the-sign-in': {
    strike: async (stage) => {
      const cuts = [1, 2].map(() => stage.line.cut({ at: 'Logged in', before: true }))
      stage.line.cutAll()
      await Promise.all(cuts)
    },
  },
  'silence-in-a-literal': {
    fill: much,
    while: true,
    strike: async (stage) => {
      await stage.line.cut({ literal: 10, least: 5000, how: 'silence' })
      await stage.untilTold('silent', 'connection_lost')
    },
  },
  'slow-server': {
    fill: much,
    while: true,
    strike: async (stage) => {
      stage.line.slow({ bytesPerSecond: 300_000, delayMs: 60 })
      await stage.until('goes on', ({ taken }) => taken >= 40)
    },
  },
  'line-down': {
    strike: async (stage) => {
      await stage.line.down()
      await stage.untilTold('refused', 'connection_lost')
      stage.deliver(3)
      await stage.until('says that it goes on', ({ state }) => state === 'failed')
      await stage.line.up()
    },
  },
  'garbage-on-the-line': {
    strike: async (stage) => {
      await stage.line.down()
      const end = await babble(stage.line.port)
      await stage.untilTold('connection_lost', 'protocol_error', 'silent', 'server_error', 'sign_in_refused', 'refused')
      await wait(3000)
      await end()
      await stage.line.up()
    },
  },
}

/** The server fails, or is not what one wishes. */
export const servers: Record<string, Kind> = {
  'password-changed': {
    strike: async (stage) => {
      stage.server.setPassword(stage.user, 'sesame')
      await kick(stage)
      await stage.untilTold('wrong_password')
      stage.deliver(2)
      await stage.kith.ask('PATCH', `/mailboxes/${stage.id}`, { imap: { password: 'sesame' } })
    },
  },
  'sign-in-unavailable': {
    strike: async (stage) => {
      stage.server.breakSignIn(true)
      await kick(stage)
      await stage.untilTold('sign_in_unavailable')
      stage.server.breakSignIn(false)
    },
  },
  'killed-while-reading': {
    fill: much,
    while: true,
    strike: async (stage) => {
      await begun(stage)
      await stage.server.kill()
      await stage.untilTold('refused', 'connection_lost')
      await stage.server.start()
    },
  },
  'shut-down': {
    strike: async (stage) => {
      await stage.server.shutDown()
      await stage.untilTold('refused', 'connection_lost')
      await stage.server.start()
    },
  },
  'sessions-kicked': {
    strike: async (stage) => {
      for (let times = 0; times < 5; times++) {
        await kick(stage)
        await wait(100)
      }
    },
  },
  'frozen-and-thawed': {
    strike: async (stage) => {
      stage.server.freeze()
      await stage.untilTold('silent', 'timeout', 'connection_lost')
      stage.server.thaw()
    },
  },
  'disk-full': {
    settings: { diskBytes: 3_000_000 },
    strike: async (stage) => {
      const { disk } = stage.server
      if (!disk) return
      stage.deliver(3)
      disk.fill()
      await kick(stage)
      await wait(1500)
      disk.clear()
    },
  },
  'one-connection': {
    settings: { connections: 1 },
    strike: async (stage) => {
      stage.deliver(4, { folder: 'Kunden/Köln' })
      stage.deliver(4)
    },
  },
  'plain-server': {
    settings: {
      without: ['IDLE', 'CONDSTORE', 'QRESYNC', 'MOVE', 'UIDPLUS', 'SPECIAL-USE', 'NAMESPACE', 'LIST-STATUS'],
      prefix: 'INBOX.',
      separator: '.',
    },
    strike: async (stage) => {
      stage.deliver(4, { folder: 'Kunden/Köln' })
      await stage.server.expunge(stage.user, inbox, 'uid 2:6')
      stage.deliver(4)
    },
  },
}

export const kinds: Record<string, Kind> = { ...places, ...messages, ...lines, ...servers }
