// The files of a draft.
import { z } from 'zod'
import { file, id } from '../../base/endpoint.ts'
import { invalid } from '../../base/problem.ts'
import { endpoint } from '../../workspace/role.ts'
import { attachFile, openFile, removeFile } from '../draft/file.ts'
import { fileShape, versionShape } from '../draft/shape.ts'

export const draftFileRoutes = {
  'PUT /drafts/:id/files': endpoint({
    name: 'attachFile',
    does: 'Takes the bytes of a file that goes along with a mail; 25 MB for all of them.',
    may: 'writeMail',
    upload: true,
    takes: z.object({ id, name: z.string().min(1).max(500), type: z.string().max(100).default('') }),
    gives: fileShape.extend(versionShape.shape),
    answer: async (scope, { id, name, type }, door) => {
      if (!door.bytes) throw invalid('request', 'Send the bytes as the body, as application/octet-stream.')
      return attachFile(scope, id, { name, type }, door.bytes)
    },
  }),
  'GET /draft-files/:id': endpoint({
    name: 'fetchDraftFile',
    does: 'A file of one of one’s own drafts, for saving.',
    may: 'writeMail',
    takes: z.object({ id }),
    gives: file,
    answer: async (scope, { id }) => ({ type: 'application/octet-stream', ...(await openFile(scope, id)) }),
  }),
  'DELETE /draft-files/:id': endpoint({
    name: 'removeDraftFile',
    does: 'Takes a file off a draft; for a day it can be put back.',
    may: 'writeMail',
    takes: z.object({ id }),
    gives: versionShape,
    answer: (scope, { id }) => removeFile(scope, id, true),
  }),
  'POST /draft-files/:id/return': endpoint({
    name: 'returnDraftFile',
    does: 'Puts a file back on its draft.',
    may: 'writeMail',
    takes: z.object({ id }),
    gives: versionShape,
    answer: (scope, { id }) => removeFile(scope, id, false),
  }),
}
