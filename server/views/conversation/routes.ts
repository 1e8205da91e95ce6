// Reading a conversation, one of its messages in full, and the mail behind it.
import { z } from 'zod'
import { file, flag, id, limit } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { attachmentFile, countRemotePictures, htmlFile, rawFile } from './bytes.ts'
import { conversationShape, messageShape, readConversation, readInteraction } from './interaction.ts'
import { listTakers, takersShape } from './people.ts'

export const conversationRoutes = {
  'GET /conversations/:id': endpoint({
    name: 'readConversation',
    does: 'Reads the messages of a conversation, oldest first: what was newly said, what was quoted and the signature apart.',
    may: 'readCustomers',
    takes: z.object({ id, after: z.string().optional(), limit: limit(100, 30) }),
    gives: conversationShape,
    answer: (scope, { id, after, limit }) => readConversation(scope, id, after, limit),
  }),
  'GET /conversations/:id/people': endpoint({
    name: 'listPeopleOfConversation',
    does: 'Lists all customers who took part in a conversation, by name, as far as one may know of its messages.',
    may: 'readCustomers',
    takes: z.object({ id, after: z.string().optional(), limit: limit(500, 200) }),
    gives: takersShape,
    answer: (scope, { id, after, limit }) => listTakers(scope, id, after, limit),
  }),
  'GET /interactions/:id': endpoint({
    name: 'readInteraction',
    does: 'Reads one message in full, with its quotations, its signature and the list of its attachments.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: messageShape,
    answer: (scope, { id }) => readInteraction(scope, id),
  }),
  'GET /interactions/:id/html': endpoint({
    name: 'readHtml',
    does: 'The HTML of a mail for a sandboxed frame: sanitised, and without anything from elsewhere; with `remote`, its pictures over https.',
    may: 'readCustomers',
    takes: z.object({ id, remote: flag.default(false) }),
    gives: file,
    answer: (scope, { id, remote }) => htmlFile(scope, id, remote),
  }),
  'GET /interactions/:id/remote-pictures': endpoint({
    name: 'countRemotePictures',
    does: 'Counts the pictures from elsewhere that a mail would show if they were asked for.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: z.object({ pictures: z.number() }),
    answer: async (scope, { id }) => ({ pictures: await countRemotePictures(scope, id) }),
  }),
  'GET /interactions/:id/attachments/:position': endpoint({
    name: 'fetchAttachment',
    does: 'An attachment for saving; with `show`, a picture for showing in place. Nothing in it can run.',
    may: 'readCustomers',
    takes: z.object({ id, position: z.coerce.number().int().min(0).max(10_000), show: flag.default(false) }),
    gives: file,
    answer: (scope, { id, position, show }) => attachmentFile(scope, id, position, show),
  }),
  'GET /interactions/:id/raw': endpoint({
    name: 'fetchRaw',
    does: 'The mail as it came, byte for byte.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: file,
    answer: (scope, { id }) => rawFile(scope, id),
  }),
}
