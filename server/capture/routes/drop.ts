// Drop addresses: made, listed with how to use them, renewed, ended, taken up again.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { mustBeHere } from '../change.ts'
import { endDrop, makeDropOnce, renewDrop, resumeDrop } from '../drop/change.ts'
import { dropShape, listDrops } from '../drop/list.ts'
import { outlineChoice, readersChoice } from '../readers/choice.ts'

export const dropRoutes = {
  'GET /drop-addresses': endpoint({
    name: 'listDropAddresses',
    does: 'Lists the addresses to which mail can be forwarded, redirected or copied blind, and whether this Kith takes mail in at all.',
    may: 'readSources',
    takes: nothing,
    gives: z.object({
      /** Whether mail is taken in (the setting KITH_SMTP_PORT), and what stands behind the @. */
      open: z.boolean(),
      host: z.string(),
      items: z.array(dropShape),
    }),
    answer: async (scope) => {
      const { open, name } = scope.ground.mailIn
      return { open, host: name, items: await listDrops(scope) }
    },
  }),
  'POST /drop-addresses': endpoint({
    name: 'makeDropAddress',
    does: 'Makes a secret address: whatever mail comes there is captured.',
    may: 'bringSources',
    takes: z.object({
      name: z.string().trim().min(1).max(200),
      readers: readersChoice,
      outline: outlineChoice.optional(),
      departmentId: id.nullish(),
    }),
    gives: z.object({ id }),
    answer: async (scope, given) => {
      if (given.departmentId) await mustBeHere(scope, given.departmentId)
      return { id: await makeDropOnce(scope, given) }
    },
  }),
  'POST /drop-addresses/:id/renew': endpoint({
    name: 'renewDropAddress',
    does: 'Replaces an address that became known; at the old one nothing is taken in any more. Only who made it, or a manager, may.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await renewDrop(scope, which.id)
      return {}
    },
  }),
  'DELETE /drop-addresses/:id': endpoint({
    name: 'endDropAddress',
    does: 'Takes nothing in at an address any more; what came there stays.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await endDrop(scope, which.id)
      return {}
    },
  }),
  'POST /drop-addresses/:id/resume': endpoint({
    name: 'resumeDropAddress',
    does: 'Takes mail in again at an address that was ended.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await resumeDrop(scope, which.id)
      return {}
    },
  }),
}
