// Which addresses it could not be decided of whose they are, and whom to ask about: the questions of "Who is this?".
// The rules look at all that is known, not at what came last: the same questions stand whatever was read first.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { namesAgree } from './name.ts'
import { type Doubted, type Namesake, readDoubted, readEmployees, readNamesakes } from './who/namesake.ts'
import { type Question, settleQuestions } from './who/question.ts'
import { humanName, readSeenNames, soundDifferent } from './who/seen.ts'

/** Raises, corrects and withdraws the questions about these handles and about whoever bears the same name. What was answered is not asked again. */
export async function raiseQuestions(scope: Scope, handleIds: readonly string[]): Promise<void> {
  if (handleIds.length === 0) return
  await atomically(scope, async (scope) => {
    await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${`who ${scope.workspaceId}`}, 0))`.compile(db))
    const asked = await readDoubted(scope, handleIds)
    const namesakes = await readNamesakes(scope, asked)
    const known = new Set(asked.map(({ handleId }) => handleId))
    const further = [...namesakes.values()].flat().flatMap(({ handleIds }) => handleIds.filter((id) => !known.has(id)))
    const all = [...asked, ...(await readDoubted(scope, [...new Set(further)]))]
    const seen = await readSeenNames(
      scope,
      all.map(({ handleId }) => handleId),
    )
    const employees = await readEmployees(scope, all)
    const questions = all.flatMap((handle) => {
      const wrote = (seen.get(handle.handleId) ?? []).filter((one) => one.wrote)
      const ask = (names: readonly { name: string }[]) =>
        doubt(
          handle,
          names.map(({ name }) => name),
          namesakes.get(handle.sortName) ?? [],
          employees.get(handle.organizationId ?? '') ?? [],
        )
      // What everyone may read goes first where everyone knows them: closed mail must not take its question away.
      const open = handle.openly ? ask(wrote.filter((one) => one.openly)) : null
      const question = open ?? ask(wrote)
      return question ? [{ ...question, openly: open !== null || !handle.openly }] : []
    })
    await settleQuestions(
      scope,
      all.map(({ handleId }) => handleId),
      questions,
    )
  })
}

type Doubt = Omit<Question, 'openly'>

/** What is doubtful about one handle, the gravest first; `wrote` are the names its senders bore ('' for none). */
function doubt(
  handle: Doubted,
  wrote: readonly string[],
  namesakes: readonly Namesake[],
  employees: readonly Namesake[],
): Doubt | null {
  const { handleId } = handle
  const people = wrote.flatMap((name) => humanName(name, handle.value) ?? [])
  if (handle.nature === 'role')
    return people.length > 0 ? { handleId, reason: 'role_address', candidates: agreeing(people, employees) } : null
  if (people.some((one) => people.some((other) => soundDifferent(one, other))))
    return { handleId, reason: 'shared_address', candidates: [] }
  const candidates = sameName(handle, namesakes)
  if (candidates.length > 0) return { handleId, reason: 'same_name', candidates }
  return handle.nameSource === 'address' && wrote.length > 0 ? { handleId, reason: 'no_name', candidates: [] } : null
}

const mostCandidates = 5

/** Of several of one name, the surest of all (made by hand, of several handles, at a firm) stands; the others are asked about. */
function sameName(handle: Doubted, namesakes: readonly Namesake[]): Question['candidates'] {
  const own = namesakes.find(({ personId }) => personId === handle.personId)
  if (!own || own.byHand || own.handleIds.length > 1) return []
  const surer = namesakes.filter(
    (other) => other.personId !== own.personId && other.rank < own.rank && namesAgree(other.name, own.name) === 'same',
  )
  return surer.slice(0, mostCandidates).map(({ personId, organizationId }) => ({
    personId,
    reason: organizationId && organizationId === own.organizationId ? 'same_organization' : 'same_name',
  }))
}

const agreeing = (names: readonly { name: string }[], employees: readonly Namesake[]): Question['candidates'] =>
  employees
    .filter((person) => names.some(({ name }) => namesAgree(name, person.name) !== 'different'))
    .slice(0, mostCandidates)
    .map(({ personId }) => ({ personId, reason: 'same_organization' as const }))
