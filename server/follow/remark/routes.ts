// What members write to colleagues in a conversation.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import {
  changeRemark,
  readRemarks,
  remarkShape,
  remarkWords,
  removeRemark,
  returnRemark,
  writeRemark,
} from './remark.ts'

const to = z.array(id).max(50).default([])

export const remarkRoutes = {
  'GET /conversations/:id/remarks': endpoint({
    name: 'listRemarks',
    does: 'Lists what members wrote to colleagues in a conversation, the oldest first.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: z.object({ items: z.array(remarkShape) }),
    answer: async (scope, { id }) => ({ items: await readRemarks(scope, id) }),
  }),
  'POST /conversations/:id/remarks': endpoint({
    name: 'writeRemark',
    does: 'Writes to colleagues in a conversation, and tells whom it names; it is never sent. It is for the readers of the message it stands under: `under`, or what the fewest may read.',
    may: 'editCustomers',
    takes: z.object({ id, words: remarkWords, to, under: id.optional() }),
    gives: z.object({ id }),
    answer: (scope, { id, ...draft }) => writeRemark(scope, id, draft),
  }),
  'PATCH /remarks/:id': endpoint({
    name: 'changeRemark',
    does: 'Rewrites a remark of one’s own.',
    may: 'editCustomers',
    takes: z.object({ id, words: remarkWords, to }),
    gives: nothing,
    answer: async (scope, { id, ...draft }) => {
      await changeRemark(scope, id, draft)
      return {}
    },
  }),
  'DELETE /remarks/:id': endpoint({
    name: 'removeRemark',
    does: 'Takes a remark of one’s own out of sight.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await removeRemark(scope, id)
      return {}
    },
  }),
  'POST /remarks/:id/return': endpoint({
    name: 'returnRemark',
    does: 'Brings a removed remark of one’s own back.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await returnRemark(scope, id)
      return {}
    },
  }),
}
