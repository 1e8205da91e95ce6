// What a member is told of.
import { z } from 'zod'
import { flag, id, instant, limit, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { countUnread, listNotifications, notificationPages } from './list.ts'
import { kinds } from './notify.ts'
import { markAllRead, markRead, markReadIn, markUnread, readWanted, setWanted } from './read.ts'

const kind = z.enum(kinds)

export const notificationRoutes = {
  'GET /notifications': endpoint({
    name: 'listNotifications',
    does: 'Lists what one is told of, the newest first: remarks that name one, conversations given to one, answers in these.',
    may: 'readCustomers',
    takes: z.object({ unread: flag.default(false), limit: limit(100, 30), after: z.string().max(200).optional() }),
    gives: notificationPages,
    answer: (scope, wish) => listNotifications(scope, wish),
  }),
  'GET /notifications/unread': endpoint({
    name: 'countUnreadNotifications',
    does: 'Counts what one is told of and has not read; the count stops at `most`.',
    may: 'readCustomers',
    takes: nothing,
    gives: z.object({ unread: z.number(), most: z.number() }),
    answer: (scope) => countUnread(scope),
  }),
  'PUT /notifications/:id/read': endpoint({
    name: 'markNotificationRead',
    does: 'Marks one notification as read.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await markRead(scope, id, true)
      return {}
    },
  }),
  'DELETE /notifications/:id/read': endpoint({
    name: 'markNotificationUnread',
    does: 'Marks one notification as not read.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await markRead(scope, id, false)
      return {}
    },
  }),
  'POST /conversations/:id/told': endpoint({
    name: 'markConversationRead',
    does: 'Marks what one is told of a conversation as read: one has it open.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: z.object({ read: z.number() }),
    answer: async (scope, { id }) => ({ read: await markReadIn(scope, id) }),
  }),
  'POST /notifications/read': endpoint({
    name: 'markAllNotificationsRead',
    does: 'Marks all notifications as read; the instant answered takes it back.',
    may: 'readCustomers',
    takes: nothing,
    gives: z.object({ read: z.number(), at: instant.nullable() }),
    answer: (scope) => markAllRead(scope),
  }),
  'DELETE /notifications/read': endpoint({
    name: 'markNotificationsUnread',
    does: 'Takes back what one marked as read at once at an instant.',
    may: 'readCustomers',
    takes: z.object({ at: instant }),
    gives: z.object({ unread: z.number() }),
    answer: async (scope, { at }) => ({ unread: await markUnread(scope, at) }),
  }),
  'GET /notifications/kinds': endpoint({
    name: 'readWantedNotifications',
    does: 'Tells of which kinds of things one wants to be told.',
    may: 'readCustomers',
    takes: nothing,
    gives: z.object({ items: z.array(z.object({ kind, wanted: z.boolean() })) }),
    answer: async (scope) => ({ items: await readWanted(scope) }),
  }),
  'PUT /notifications/kinds/:kind': endpoint({
    name: 'setWantedNotifications',
    does: 'Says whether one wants to be told of a kind of things, from now on.',
    may: 'readCustomers',
    takes: z.object({ kind, wanted: z.boolean() }),
    gives: nothing,
    answer: async (scope, { kind, wanted }) => {
      await setWanted(scope, kind, wanted)
      return {}
    },
  }),
}
