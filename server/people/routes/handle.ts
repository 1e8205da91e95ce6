// Addresses and numbers of people, by hand.
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { handleKinds, typedHandle } from '../hand/claim.ts'
import { addHandle, moveHandle, takeHandle } from '../hand/handle.ts'

const before = z.object({ personId: id.nullable() })

export const handleRoutes = {
  'POST /people/:id/handles': endpoint({
    name: 'addHandle',
    does: 'Adds an e-mail address or phone number to a person. A conflict names in `errors[].detail` the id of whoever has it.',
    may: 'editCustomers',
    takes: z.object({ id, kind: z.enum(handleKinds), value: typedHandle }),
    gives: z.object({ id }),
    answer: (scope, { id, ...handle }) => addHandle(scope, id, handle),
  }),
  'PUT /handles/:id/person': endpoint({
    name: 'moveHandle',
    does: 'Gives a handle to another person, with all that was said through it. Answers who had it, which undoes it.',
    may: 'editCustomers',
    takes: z.object({ id, personId: id }),
    gives: before,
    answer: (scope, { id, personId }) => moveHandle(scope, id, personId),
  }),
  'DELETE /handles/:id': endpoint({
    name: 'takeHandle',
    does: 'Takes a handle from a person: it stands for somebody of its own again. Answers who had it; moving it back undoes it.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: before,
    answer: (scope, { id }) => takeHandle(scope, id),
  }),
}
