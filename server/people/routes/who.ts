// Answering "Who is this?".
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { answers, answerWho, takeBackAnswer } from '../who/answer.ts'

export const whoRoutes = {
  'PUT /who/:id/answer': endpoint({
    name: 'answerWho',
    does: 'Says whose an address is: a person (named), someone else, several people, or nobody (a machine).',
    may: 'editCustomers',
    takes: z.object({ id, answer: z.enum(answers), personId: id.nullable().default(null) }),
    gives: nothing,
    answer: async (scope, { id, answer, personId }) => {
      await answerWho(scope, id, answer, personId)
      return {}
    },
  }),
  'DELETE /who/:id/answer': endpoint({
    name: 'takeBackAnswer',
    does: 'Takes an answer back: the address belongs to whom it did before, and the question is asked again.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await takeBackAnswer(scope, id)
      return {}
    },
  }),
}
