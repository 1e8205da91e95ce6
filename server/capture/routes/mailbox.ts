// Mailboxes that are followed: tried, connected, seen folder by folder, changed, tried again, no longer followed.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { mustBeHere } from '../change.ts'
import { changeMailbox, endMailbox, tryAgain } from '../mailbox/change.ts'
import { checkMailbox, connectMailbox } from '../mailbox/connect.ts'
import { listMailboxes, readMailbox } from '../mailbox/read.ts'
import { accessGiven, folderFound, mailboxChange, mailboxDetail, mailboxGiven, mailboxShape } from '../mailbox/shape.ts'

/** A sign-in is tried at a server of somebody else's: not often. */
const perMinute = 20

export const mailboxRoutes = {
  'POST /mailboxes/check': endpoint({
    name: 'checkMailbox',
    does: 'Signs in to a mailbox without keeping anything; tells its folders, or in codes what was wrong (errors with the paths imap and smtp).',
    may: 'bringSources',
    takes: z.object(accessGiven),
    gives: z.object({ folders: z.array(folderFound) }),
    perMinute,
    answer: (scope, given) => checkMailbox(scope, given),
  }),
  'POST /mailboxes': endpoint({
    name: 'connectMailbox',
    does: 'Signs in to a mailbox and follows it from then on, its newest mail first; what is wrong is told as by the check.',
    may: 'bringSources',
    takes: z.object(mailboxGiven),
    gives: z.object({ id }),
    perMinute,
    answer: async (scope, given) => {
      if (given.departmentId) await mustBeHere(scope, given.departmentId)
      return connectMailbox(scope, given)
    },
  }),
  'GET /mailboxes': endpoint({
    name: 'listMailboxes',
    does: 'Lists the mailboxes that are followed and how each stands; of others’ own mailboxes, managers see name and counts.',
    may: 'readSources',
    takes: nothing,
    gives: z.object({ items: z.array(mailboxShape) }),
    answer: async (scope) => ({ items: await listMailboxes(scope) }),
  }),
  'GET /mailboxes/:id': endpoint({
    name: 'readMailbox',
    does: 'Reads a mailbox, how each of its folders stands, and for those who may change it how it is entered (never a password).',
    may: 'readSources',
    takes: z.object({ id }),
    gives: mailboxDetail,
    answer: (scope, which) => readMailbox(scope, which.id),
  }),
  'PATCH /mailboxes/:id': endpoint({
    name: 'changeMailbox',
    does: 'Changes names, signature, folders, pause, or how it is entered, which is tried first; only who connected it, or a manager, may.',
    may: 'bringSources',
    takes: z.object({ id, ...mailboxChange }),
    gives: nothing,
    perMinute,
    answer: async (scope, { id: sourceId, ...change }) => {
      await changeMailbox(scope, sourceId, change)
      return {}
    },
  }),
  'POST /mailboxes/:id/again': endpoint({
    name: 'retryMailbox',
    does: 'Tries a failing mailbox at once, and has a healthy one looked at.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    perMinute,
    answer: async (scope, which) => {
      await tryAgain(scope, which.id)
      return {}
    },
  }),
  'DELETE /mailboxes/:id': endpoint({
    name: 'endMailbox',
    does: 'Stops following a mailbox and forgets how to enter it; what it brought stays, and nothing changes on its server.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await endMailbox(scope, which.id)
      return {}
    },
  }),
}
