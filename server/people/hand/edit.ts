// What a member corrects of a person or an organization; it wins over whatever mail says later.
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { raiseQuestions } from '../doubt.ts'
import { handlesQuery } from '../person.ts'
import { requireKnown } from '../known.ts'
import { sortName } from '../name.ts'
import { writeNameWords } from '../name-search.ts'
import { customerName, employerShape, resolveEmployer } from './employer.ts'

export const personChange = z.object({
  name: customerName.optional(),
  title: z.string().trim().max(200).optional(),
  organization: employerShape.optional(),
})

/** Changes what is given and leaves the rest. */
export async function changePerson(
  scope: Scope,
  id: string,
  { name, title, organization }: z.output<typeof personChange>,
): Promise<void> {
  await atomically(scope, async (scope) => {
    const { audienceId } = await requireKnown(scope, id, { kind: 'person' })
    const set = {
      ...(name === undefined ? {} : { name, sort_name: sortName(name), name_source: 'hand' }),
      ...(title === undefined ? {} : { title, title_source: 'hand' }),
      ...(organization === undefined ? {} : { organization_id: await resolveEmployer(scope, organization) }),
    }
    if (Object.keys(set).length === 0) return
    const [, handles] = await run(
      scope,
      db.updateTable('person').set(set).where('workspace_id', '=', scope.workspaceId).where('id', '=', id).compile(),
      handlesQuery(scope, id),
    )
    if (name !== undefined) {
      const addresses = handles.filter(({ kind }) => kind === 'email').map(({ value }) => value)
      await writeNameWords(scope, [{ subjectId: id, kind: 'person', texts: [name, ...addresses] }], true)
    }
    // Under the new name they may be somebody else we know, or no longer nameless.
    if (name !== undefined)
      await raiseQuestions(
        scope,
        handles.map(({ id }) => id),
      )
    const fields = Object.entries({ name, title, organization }).flatMap(([field, value]) =>
      value === undefined ? [] : [field],
    )
    await recordEvents(scope, [{ kind: 'person.changed', subjectId: id, audienceId, change: { fields } }])
  })
}

export async function renameOrganization(scope: Scope, id: string, name: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const { audienceId } = await requireKnown(scope, id, { kind: 'organization' })
    const query = db
      .updateTable('organization')
      .set({ name, sort_name: sortName(name), name_source: 'hand' })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
    const [[changed]] = await run(scope, query.returning('domain').compile())
    await writeNameWords(scope, [{ subjectId: id, kind: 'organization', texts: [name, changed?.domain ?? ''] }], true)
    await recordEvents(scope, [
      { kind: 'organization.changed', subjectId: id, audienceId, change: { fields: ['name'] } },
    ])
  })
}
