// Writing a mail: begun, kept as it is typed, thrown away, sent.
import { z } from 'zod'
import { id, instant, limit, nothing, pageOf } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { discardDraft, returnDraft } from '../draft/discard.ts'
import { openDraft } from '../draft/open.ts'
import { listDrafts, readDraft } from '../draft/read.ts'
import { saveDraft, swapDraft } from '../draft/save.ts'
import { contentShape, draftLineShape, draftShape, kinds, recipientShape } from '../draft/shape.ts'
import { sendDraft } from '../send/release.ts'

const version = z.number().int().min(1)

export const draftRoutes = {
  'GET /drafts': endpoint({
    name: 'listDrafts',
    does: 'Lists one’s own drafts, the last saved first.',
    may: 'writeMail',
    takes: z.object({ after: z.string().max(300).optional(), limit: limit(100, 50) }),
    gives: pageOf(draftLineShape),
    answer: (scope, { after, limit }) => listDrafts(scope, after, limit),
  }),
  'POST /drafts': endpoint({
    name: 'openDraft',
    does: 'Begins a mail, an answer or a mail passed on; where one answers in that conversation already, answers that draft.',
    may: 'writeMail',
    takes: z.object({
      kind: z.enum(kinds),
      interactionId: id.optional(),
      recipients: z.array(recipientShape).max(50).optional(),
    }),
    gives: z.object({ id, leftOut: z.number() }),
    answer: (scope, wish) => openDraft(scope, wish),
  }),
  'GET /drafts/:id': endpoint({
    name: 'readDraft',
    does: 'Reads one of one’s own drafts.',
    may: 'writeMail',
    takes: z.object({ id }),
    gives: draftShape,
    answer: (scope, { id }) => readDraft(scope, id),
  }),
  'PUT /drafts/:id': endpoint({
    name: 'saveDraft',
    does: 'Keeps a draft as it was typed. The newer save wins; what it replaced can be brought back.',
    may: 'writeMail',
    takes: contentShape.extend({ id, version }),
    gives: z.object({ version: z.number(), savedAt: instant, replaced: z.boolean() }),
    answer: (scope, { id, version, ...content }) => saveDraft(scope, id, version, content),
  }),
  'POST /drafts/:id/former': endpoint({
    name: 'bringBackFormer',
    does: 'Brings back what a newer save from elsewhere replaced.',
    may: 'writeMail',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await swapDraft(scope, id)
      return {}
    },
  }),
  'DELETE /drafts/:id': endpoint({
    name: 'discardDraft',
    does: 'Throws a draft away; for a day it can be brought back.',
    may: 'writeMail',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await discardDraft(scope, id)
      return {}
    },
  }),
  'POST /drafts/:id/return': endpoint({
    name: 'returnDraft',
    does: 'Brings a draft back that was thrown away.',
    may: 'writeMail',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await returnDraft(scope, id)
      return {}
    },
  }),
  'POST /drafts/:id/send': endpoint({
    name: 'sendDraft',
    does: 'Sends a draft as it was saved last; for ten seconds it can be taken back.',
    may: 'writeMail',
    takes: z.object({ id, version }),
    gives: z.object({ id, dueAt: instant }),
    answer: (scope, { id, version }) => sendDraft(scope, id, version),
  }),
}
