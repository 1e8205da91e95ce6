// Notes and who may read them.
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../../test/arrive.ts'
import { newWorld } from '../../../test/world.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { addNote, changeNote, readNotes } from './note.ts'

test('a note on somebody known from closed mail stays closed when everyone knows them', async () => {
  const { scope } = await newWorld()
  const everyone = { ...scope, audiences: [audienceId(scope.workspaceId, 'everyone')] }
  const sigrid = 'Sigrid Holm <sigrid@holm.example>'
  await arrive(scope, await makeSource(scope, [scope.memberId ?? '']), [letter({ from: sigrid, text: 'Between us' })])
  const query = db.selectFrom('person').select('id').where('workspace_id', '=', scope.workspaceId)
  const [[person]] = await run(scope, query.compile())
  const id = person?.id ?? ''
  const note = await addNote(scope, id, 'She is leaving her firm')
  await arrive(scope, await makeSource(scope), [letter({ from: sigrid, text: 'To all of you' })])
  await addNote(everyone, id, 'Likes rye')
  expect((await readNotes(everyone, id)).map(({ words }) => words)).toEqual(['Likes rye'])
  expect((await readNotes(scope, id)).map(({ words }) => words)).toEqual(['Likes rye', 'She is leaving her firm'])
  await expect(changeNote(everyone, note.id, 'mine now')).rejects.toMatchObject({ type: 'notFound' })
})
