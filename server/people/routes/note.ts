// What members wrote down about customers.
import { z } from 'zod'
import { id, nothing } from '../../base/endpoint.ts'
import { endpoint } from '../../workspace/role.ts'
import { addNote, changeNote, noteShape, noteWords, readNotes, removeNote, returnNote } from '../hand/note.ts'

export const noteRoutes = {
  'GET /customers/:id/notes': endpoint({
    name: 'listNotes',
    does: 'Lists what members wrote down about a customer, newest first.',
    may: 'readCustomers',
    takes: z.object({ id }),
    gives: z.object({ items: z.array(noteShape) }),
    answer: async (scope, { id }) => ({ items: await readNotes(scope, id) }),
  }),
  'POST /customers/:id/notes': endpoint({
    name: 'addNote',
    does: 'Writes a note about a customer.',
    may: 'editCustomers',
    takes: z.object({ id, words: noteWords }),
    gives: z.object({ id }),
    answer: (scope, { id, words }) => addNote(scope, id, words),
  }),
  'PATCH /notes/:id': endpoint({
    name: 'changeNote',
    does: 'Rewrites a note.',
    may: 'editCustomers',
    takes: z.object({ id, words: noteWords }),
    gives: nothing,
    answer: async (scope, { id, words }) => {
      await changeNote(scope, id, words)
      return {}
    },
  }),
  'DELETE /notes/:id': endpoint({
    name: 'removeNote',
    does: 'Takes a note out of sight.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await removeNote(scope, id)
      return {}
    },
  }),
  'POST /notes/:id/return': endpoint({
    name: 'returnNote',
    does: 'Brings back a removed note.',
    may: 'editCustomers',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, { id }) => {
      await returnNote(scope, id)
      return {}
    },
  }),
}
