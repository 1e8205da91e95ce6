// Files on their way in: sent piece by piece, gone on with after a cut.
import { z } from 'zod'
import { id } from '../../base/endpoint.ts'
import { invalid } from '../../base/problem.ts'
import { endpoint } from '../../workspace/role.ts'
import { listSent, makeParcel, openParcel } from '../parcel/parcel.ts'
import { takeBytes } from '../parcel/upload.ts'

const bytes = z.coerce.number().int().min(0)
const path = z.string().min(1).max(2000)

export const parcelRoutes = {
  'POST /parcels': endpoint({
    name: 'makeParcel',
    does: 'Begins a parcel of files about to be sent; refuses more than the disk can hold.',
    may: 'bringSources',
    takes: z.object({ bytes }),
    gives: z.object({ id }),
    answer: async (scope, input) => {
      await scope.ground.jobs.queue(scope, 'sweep', { workspaceId: scope.workspaceId }, { key: scope.workspaceId })
      return { id: await makeParcel(scope, input.bytes) }
    },
  }),
  'GET /parcels/:id': endpoint({
    name: 'readParcel',
    does: 'Tells which files of one’s own parcel have arrived, and how much of each.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: z.object({ files: z.array(z.object({ path: z.string(), bytes: z.number().int() })) }),
    answer: async (scope, which) => ({ files: await listSent(await openParcel(scope, which.id)) }),
  }),
  'PUT /parcels/:id/files': endpoint({
    name: 'sendFile',
    does: 'Takes bytes of one file of a parcel, from an offset on, and answers how much of it is here now.',
    may: 'bringSources',
    upload: true,
    takes: z.object({ id, path, offset: bytes.default(0) }),
    gives: z.object({ bytes: z.number().int() }),
    answer: async (scope, { id: parcelId, path, offset }, door) => {
      if (!door.bytes) throw invalid('request', 'Send the bytes as the body, as application/octet-stream.')
      return { bytes: await takeBytes(scope, { parcelId, path, offset }, door.bytes) }
    },
  }),
}
