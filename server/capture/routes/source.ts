// Sources: brought, listed with their proof, read again, counted again, repaired.
import { z } from 'zod'
import { packCursor, readCursor } from '../../base/cursor.ts'
import { id, limit, nothing, pageOf } from '../../base/endpoint.ts'
import { type Scope, atomically } from '../../base/scope.ts'
import { endpoint } from '../../workspace/role.ts'
import { changeSource, mustBeHere } from '../change.ts'
import { proofsShape, readProofs } from '../list/proof.ts'
import { listSources, mayRead, readSource, sourceShape } from '../list/source.ts'
import { bringParcel } from '../parcel/close.ts'
import { outlineChoice, readersChoice } from '../readers/choice.ts'
import { markSource, mustBeFile } from '../source.ts'

const nameText = z.string().trim().min(1).max(200)
const size = z.number().int().min(0)

export const sourceRoutes = {
  'GET /sources': endpoint({
    name: 'listSources',
    does: 'Lists the sources with what became of their messages and their last proof; of others’ own mailboxes, managers see name and counts.',
    may: 'readSources',
    takes: z.object({ after: z.string().optional(), limit: limit(200, 100) }),
    gives: pageOf(sourceShape),
    answer: async (scope, { after, limit }) => {
      const items = await listSources(scope, limit + 1, readCursor(after, z.tuple([id]))?.[0] ?? null)
      const last = items[limit - 1]
      return { items: items.slice(0, limit), next: items.length > limit && last ? packCursor([last.id]) : null }
    },
  }),
  'GET /sources/:id': endpoint({
    name: 'readSource',
    does: 'Reads a source with its folders, listed against found, and its proofs.',
    may: 'readSources',
    takes: z.object({ id }),
    gives: sourceShape.extend(proofsShape.shape),
    answer: async (scope, which) => ({
      ...(await readSource(scope, which.id)),
      ...(await readProofs(scope, which.id)),
    }),
  }),
  'POST /sources': endpoint({
    name: 'bringSource',
    does: 'Makes a source of a parcel whose files have all arrived, and begins to read it.',
    may: 'bringSources',
    takes: z.object({
      parcelId: id,
      files: size,
      bytes: size,
      name: nameText,
      readers: readersChoice,
      outline: outlineChoice.optional(),
      departmentId: id.nullish(),
    }),
    gives: z.object({ id, known: z.boolean() }),
    answer: async (scope, { parcelId, files, bytes, departmentId, ...given }) => {
      if (departmentId) await mustBeHere(scope, departmentId)
      const brought = { ...given, departmentId: departmentId ?? null }
      const { sourceId, known } = await bringParcel(scope, parcelId, { files, bytes }, brought)
      return { id: sourceId, known }
    },
  }),
  'PATCH /sources/:id': endpoint({
    name: 'changeSource',
    does: 'Gives a source another name, department or readers; only who brought it, or a manager who may read it, may. All that it brought follows its readers.',
    may: 'bringSources',
    takes: z.object({
      id,
      name: nameText.optional(),
      departmentId: id.nullish(),
      readers: readersChoice.optional(),
      outline: outlineChoice.optional(),
    }),
    gives: nothing,
    answer: async (scope, { id: sourceId, ...change }) => {
      await mayRead(scope, sourceId)
      await changeSource(scope, sourceId, change)
      return {}
    },
  }),
  'POST /sources/:id/import': endpoint({
    name: 'importSource',
    does: 'Reads a source again, from its beginning; what is known already is passed over.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await mayRead(scope, which.id)
      await mustBeFile(scope, which.id)
      // Never left waiting for a reading that was not queued: asked twice in a second, it is read twice.
      await atomically(scope, async (scope) => {
        await markSource(scope, which.id, { phase: 'waiting', problem: null })
        await scope.ground.jobs.queue(scope, 'import', { workspaceId: scope.workspaceId, sourceId: which.id })
      })
      return {}
    },
  }),
  'POST /sources/:id/proof': endpoint({
    name: 'proveSource',
    does: 'Counts a source afresh.',
    may: 'readSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await mayRead(scope, which.id)
      return queueFor(scope, 'prove', which.id)
    },
  }),
  'POST /sources/:id/repair': endpoint({
    name: 'repairSource',
    does: 'Takes out what is only half there, reads the source again and counts it afresh.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await mayRead(scope, which.id)
      return queueFor(scope, 'repair', which.id)
    },
  }),
  'POST /sources/:id/retry': endpoint({
    name: 'retrySource',
    does: 'Judges all quarantined messages of a source again from the bytes that were kept.',
    may: 'bringSources',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await mayRead(scope, which.id)
      return queueFor(scope, 'retry', which.id)
    },
  }),
}

async function queueFor(scope: Scope, name: string, sourceId: string) {
  await scope.ground.jobs.queue(scope, name, { workspaceId: scope.workspaceId, sourceId }, { key: sourceId })
  return {}
}
