// Someone put down by hand: seen by everyone from the first moment, although nothing was said yet.
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { Problem, invalid } from '../../base/problem.ts'
import { type Scope, atomically, named, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { domainText } from '../../workspace/workspace.ts'
import { organizationDomain } from '../address.ts'
import { raiseQuestions } from '../doubt.ts'
import { openToEveryone, readKnown } from '../known.ts'
import { bestName } from '../meet.ts'
import { sortName } from '../name.ts'
import { writeNameWords } from '../name-search.ts'
import { customerName, employerShape, makeOrganization, resolveEmployer } from './employer.ts'
import { type Typed, giveHandles, lookUp, organizationBehind, readTyped, refuseTaken, typedHandle } from './claim.ts'
import { noteWords, writeNote } from './note.ts'
import { together } from './together.ts'

export const newPersonShape = z.object({
  /** May be left out where there is an e-mail address to be called by. */
  name: customerName.optional(),
  title: z.string().trim().max(200).default(''),
  organization: employerShape.default(null),
  emails: z.array(typedHandle).max(20).default([]),
  phones: z.array(typedHandle).max(20).default([]),
  note: noteWords.optional(),
})
export type NewPerson = z.output<typeof newPersonShape>

/** Adds a person; throws `conflict` with the id of whoever has one of the addresses or numbers already. */
export async function addPerson(scope: Scope, given: NewPerson): Promise<{ id: string }> {
  if (!given.name && given.emails.length === 0) {
    const fault = { path: 'name', code: 'name_or_email', detail: 'Give a name or an e-mail address.' }
    throw invalid('input', fault.detail, [fault])
  }
  const typed = await readTyped(scope, [
    ...given.emails.map((value, at): Typed => ({ kind: 'email', value, path: `emails.${at}` })),
    ...given.phones.map((value, at): Typed => ({ kind: 'phone', value, path: `phones.${at}` })),
  ])
  return atomically(scope, async (scope) => {
    const id = newId()
    const looked = await lookUp(scope, typed)
    await refuseTaken(scope, typed, looked, id)
    const behind = typed.map((handle) => organizationBehind(looked, handle)).find((one) => one !== null) ?? null
    const employer = await resolveEmployer(scope, given.organization ?? (behind ? { id: behind } : null), behind)
    await together(
      insertPerson(scope, id, given, employer, typed),
      typed.length > 0 ? giveHandles(scope, id, typed, looked) : null,
      given.note ? writeNote(scope, id, given.note) : null,
      recordEvents(scope, [{ kind: 'person.added', subjectId: id }]),
    )
    if (given.name) await raiseQuestions(scope, await handlesOfNamesakes(scope, id, given.name))
    return { id }
  })
}

async function insertPerson(
  scope: Scope,
  id: string,
  { name, title }: NewPerson,
  organizationId: string | null,
  typed: readonly Typed[],
): Promise<void> {
  const addresses = typed.filter(({ kind }) => kind === 'email').map(({ value }) => value)
  const called = name ? { name, source: 'hand' as const } : bestName(addresses[0] ?? '', [])
  const row = {
    workspace_id: scope.workspaceId,
    id,
    name: called.name,
    sort_name: sortName(called.name),
    name_source: called.source,
    title,
    title_source: title ? 'hand' : null,
    organization_id: organizationId,
    made_by: scope.memberId,
  }
  await together(
    run(scope, named(db.insertInto('person').values(row).compile()), openToEveryone(scope, id, 'person')),
    writeNameWords(scope, [{ subjectId: id, kind: 'person', texts: [called.name, ...addresses] }]),
  )
}

/** The addresses of others of the same name: whether they are theirs can now be asked. */
async function handlesOfNamesakes(scope: Scope, id: string, name: string): Promise<string[]> {
  const query = db
    .selectFrom('person as p')
    .innerJoin('handle as h', (on) =>
      on.onRef('h.workspace_id', '=', 'p.workspace_id').onRef('h.person_id', '=', 'p.id'),
    )
    .select('h.id')
    .where('p.workspace_id', '=', scope.workspaceId)
    .where('h.workspace_id', '=', scope.workspaceId)
    .where('p.sort_name', '=', sortName(name))
    .where('p.id', '!=', id)
    .limit(20)
  const [rows] = await run(scope, named(query.compile()))
  return rows.map((row) => row.id)
}

export const newOrganizationShape = z.object({
  name: customerName,
  domain: domainText.optional(),
  note: noteWords.optional(),
})

/** Adds an organization; throws `conflict` with the id of the one that has the domain. */
export async function addOrganization(
  scope: Scope,
  { name, domain, note }: z.output<typeof newOrganizationShape>,
): Promise<{ id: string }> {
  const registered = domain ? organizationDomain(domain) : null
  if (domain && !registered) {
    const fault = {
      path: 'domain',
      code: 'free_mail',
      detail: 'Anybody can have an address there, so it says nothing of an organization.',
    }
    throw invalid('input', fault.detail, [fault])
  }
  return atomically(scope, async (scope) => {
    const taken = registered ? await findDomain(scope, registered) : null
    if (taken) return takeUp(scope, taken, name, note)
    const id = await makeOrganization(scope, name, registered)
    if (note) await writeNote(scope, id, note)
    return { id }
  })
}

async function findDomain(scope: Scope, domain: string): Promise<string | null> {
  const query = db
    .selectFrom('organization')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('domain', '=', domain)
  const [[found]] = await run(scope, query.compile())
  return found?.id ?? null
}

/** An organization that the caller does not know of becomes what they put down; one they know of is a conflict. */
async function takeUp(scope: Scope, id: string, name: string, note: string | undefined): Promise<{ id: string }> {
  const [known] = await readKnown(scope, [id])
  if (known) {
    const code = known.removed ? 'domain_of_removed' : 'domain_taken'
    throw new Problem('conflict', code, 'There is an organization with this domain already.', [
      { path: 'domain', code, detail: id },
    ])
  }
  const set = { name, sort_name: sortName(name), name_source: 'hand', made_by: scope.memberId }
  await run(
    scope,
    db
      .updateTable('organization')
      .set(set)
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .compile(),
    openToEveryone(scope, id, 'organization'),
  )
  await writeNameWords(scope, [{ subjectId: id, kind: 'organization', texts: [name] }])
  await recordEvents(scope, [{ kind: 'organization.added', subjectId: id }])
  if (note) await writeNote(scope, id, note)
  return { id }
}
