// Messages that were quarantined or left out: listed, downloaded, judged again, taken in.
import { z } from 'zod'
import { file, id, limit, pageOf } from '../../base/endpoint.ts'
import { recordEvents } from '../../workspace/event.ts'
import { endpoint } from '../../workspace/role.ts'
import { retryOne } from '../again/retry.ts'
import { arrivalShape, listArrivals, readArrival, readArrivalBytes } from '../list/arrival.ts'

const outcome = z.object({ outcome: z.enum(['captured', 'joined', 'quarantined', 'left_out']) })

export const arrivalRoutes = {
  'GET /arrivals': endpoint({
    name: 'listArrivals',
    does: 'Lists messages that were quarantined or left out, newest first.',
    may: 'readSources',
    takes: z.object({
      outcome: z.enum(['quarantined', 'left_out']),
      sourceId: id.optional(),
      rule: z.string().max(40).optional(),
      sender: z.string().max(400).optional(),
      after: z.string().optional(),
      limit: limit(200, 60),
    }),
    gives: pageOf(arrivalShape),
    answer: (scope, wanted) => listArrivals(scope, wanted),
  }),
  'GET /arrivals/:id/raw': endpoint({
    name: 'downloadArrival',
    does: 'Gives the bytes of such a message as they came.',
    may: 'readSources',
    takes: z.object({ id }),
    gives: file,
    answer: async (scope, which) => ({
      type: 'application/octet-stream',
      ...(await readArrivalBytes(scope, which.id)),
    }),
  }),
  'POST /arrivals/:id/retry': endpoint({
    name: 'retryArrival',
    does: 'Judges one such message again and tells what has become of it.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: outcome,
    answer: async (scope, which) => {
      await readArrival(scope, which.id)
      return { outcome: await retryOne(scope, which.id) }
    },
  }),
  'POST /arrivals/:id/take-back': endpoint({
    name: 'takeBackArrival',
    does: 'Takes one message in that a rule left out; the rule stays.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: outcome,
    answer: async (scope, which) => {
      const { audienceId } = await readArrival(scope, which.id)
      const became = await retryOne(scope, which.id, { anyway: true })
      await recordEvents(scope, [{ kind: 'source.message_taken_back', subjectId: which.id, audienceId }])
      return { outcome: became }
    },
  }),
}
