// Mail on its way: taken back, tried again, known to have been sent; and the mailboxes it goes out from.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { listSendings, sendingShape } from '../send/list.ts'
import { noteSent, putAway, sendAgain, takeBack } from '../send/take-back.ts'
import { listSenders, senderShape, setFiling } from '../sender.ts'
import { suggestionShape, suggestRecipients } from '../suggest.ts'

const one = z.object({ id })

export const sendingRoutes = {
  'GET /sendings': endpoint({
    name: 'listSendings',
    does: 'Lists one’s own mail that is on its way, failed, is not known to be sent, or came back.',
    may: 'writeMail',
    takes: nothing,
    gives: z.object({ items: z.array(sendingShape) }),
    answer: (scope) => listSendings(scope),
  }),
  'DELETE /sendings/:id': endpoint({
    name: 'takeBackSending',
    does: 'Makes a mail of which nothing went out a draft again.',
    may: 'writeMail',
    takes: one,
    gives: z.object({ draftId: id }),
    answer: (scope, { id }) => takeBack(scope, id),
  }),
  'POST /sendings/:id/again': endpoint({
    name: 'sendAgain',
    does: 'Sends a mail that failed, or of which it is not known, once more, under the same Message-ID.',
    may: 'writeMail',
    takes: one,
    gives: nothing,
    answer: async (scope, { id }) => {
      await sendAgain(scope, id)
      return {}
    },
  }),
  'POST /sendings/:id/sent': endpoint({
    name: 'noteSent',
    does: 'Says that a mail of which it was not known was sent.',
    may: 'writeMail',
    takes: one,
    gives: nothing,
    answer: async (scope, { id }) => {
      await noteSent(scope, id)
      return {}
    },
  }),
  'POST /sendings/:id/put-away': endpoint({
    name: 'putAwaySending',
    does: 'Takes mail that came back out of one’s list; on the mail itself it is told for good.',
    may: 'writeMail',
    takes: one,
    gives: nothing,
    answer: async (scope, { id }) => {
      await putAway(scope, id, true)
      return {}
    },
  }),
  'DELETE /sendings/:id/put-away': endpoint({
    name: 'returnSending',
    does: 'Puts it back into the list.',
    may: 'writeMail',
    takes: one,
    gives: nothing,
    answer: async (scope, { id }) => {
      await putAway(scope, id, false)
      return {}
    },
  }),
  'GET /senders': endpoint({
    name: 'listSenders',
    does: 'Lists the mailboxes one may write from, with their signatures.',
    may: 'writeMail',
    takes: nothing,
    gives: z.object({ items: z.array(senderShape) }),
    answer: async (scope) => ({ items: await listSenders(scope) }),
  }),
  'PUT /senders/:id/filing': endpoint({
    name: 'setFiling',
    does: 'Says whether a copy of what is sent from a mailbox is put into its Sent folder; some servers do that themselves.',
    may: 'writeMail',
    takes: z.object({ id, files: z.boolean() }),
    gives: nothing,
    answer: async (scope, { id, files }) => {
      await setFiling(scope, id, files)
      return {}
    },
  }),
  'GET /recipients': endpoint({
    name: 'suggestRecipients',
    does: 'Suggests whom a mail may go to, by the beginning of a name or an address.',
    may: 'writeMail',
    takes: z.object({ text: z.string().max(200) }),
    gives: z.object({ items: z.array(suggestionShape) }),
    answer: async (scope, { text }) => ({ items: await suggestRecipients(scope, text) }),
  }),
}
