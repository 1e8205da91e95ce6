// Who may read: a conversation closed to a few, and opened again.
import { z } from 'zod'
import { flag, id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { circle } from '../readers/choice.ts'
import { closeConversation, openConversation } from '../readers/close.ts'
import type { Conclude } from '../readers/move.ts'

/** `conclude`: what all that is made of mail is made by (journey.ts). */
export const closingRoutes = (conclude: Conclude) => ({
  'PUT /conversations/:id/closed': endpoint({
    name: 'closeConversation',
    does: 'Closes a conversation, and later mail in it: of those who can read it, only these members and departments, whose mail it is and the caller still may; with `outline`, the others see its subjects, times and people. Whose mail it is may, or who may close any; closed again, it is closed so.',
    may: 'closeConversations',
    takes: circle.extend({ id, outline: flag.default(false) }),
    gives: nothing,
    answer: async (scope, { id, ...closed }) => {
      await closeConversation(scope, id, closed, conclude)
      return {}
    },
  }),
  'DELETE /conversations/:id/closed': endpoint({
    name: 'openConversation',
    does: 'Opens a closed conversation again to whoever could read it before.',
    may: 'closeConversations',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await openConversation(scope, id, conclude)
      return {}
    },
  }),
})
