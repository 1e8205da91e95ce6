// Who may read a source or a closed conversation, as somebody chooses it and sees it again.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../../base/database.ts'
import { id } from '../../base/endpoint.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { makeAudience } from '../../workspace/audience.ts'
import { type Atoms, type Audience, departmentAtom, fromKey, isDepartment } from '../../workspace/audience/readers.ts'

/** Members and departments by their ids. */
export const circle = z.object({ members: z.array(id).max(200), departments: z.array(id).max(100) })
export type Circle = z.output<typeof circle>
/** In full: these (and always whose it is), everyone of the company, or whose it is alone. */
export const readersChoice = z.union([circle, z.enum(['everyone', 'owner'])])
/** Who of the others may know of it, by subject, time and people alone. */
export const outlineChoice = z.union([circle, z.enum(['nobody', 'everyone'])])
export type Choice = { readers: z.output<typeof readersChoice>; outline?: z.output<typeof outlineChoice> | undefined }

/** Makes sure of the audience that was chosen and answers its id; what belongs to nobody and is for its owner alone is for everyone. Throws notFound for who is not here. */
export async function makeChosen(scope: Scope, choice: Choice, ownerId: string | null): Promise<string> {
  return makeAudience(scope, await chosen(scope, choice, ownerId))
}

/** Throws notFound for who is not here: before anything else is done for the choice. */
export async function mustBeChoosable(scope: Scope, choice: Choice): Promise<void> {
  await chosen(scope, choice, null)
}

async function chosen(
  scope: Scope,
  { readers, outline = 'nobody' }: Choice,
  ownerId: string | null,
): Promise<Audience> {
  if (readers === 'everyone' || (readers === 'owner' && !ownerId)) return { full: ['everyone'], outline: [] }
  const own = ownerId ? [ownerId] : []
  const full = readers === 'owner' ? own : [...(await atomsOf(scope, readers)), ...own]
  if (outline === 'everyone') return { full: [full], outline: 'everyone' }
  return { full: [full], outline: outline === 'nobody' ? [] : await atomsOf(scope, outline) }
}

/** Throws notFound unless all of them are here. */
export async function atomsOf(scope: Scope, { members, departments }: Circle): Promise<string[]> {
  const [found, places] = await run(
    scope,
    db
      .selectFrom('member')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', sql<string>`any(${members}::uuid[])`)
      .compile(),
    db
      .selectFrom('department')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', sql<string>`any(${departments}::uuid[])`)
      .compile(),
  )
  if (found.length < new Set(members).size) throw notFound('member')
  if (places.length < new Set(departments).size) throw notFound('department')
  return [...members, ...departments.map(departmentAtom)]
}

/** The choice that makes this audience, whose owner need not be named. */
export function choiceOf(key: string, ownerId: string | null): Required<Choice> {
  const { full, outline } = fromKey(key)
  const [readers = []] = full
  const circle = circleOf(readers, ownerId)
  const alone = circle !== 'everyone' && circle.members.length + circle.departments.length === 0
  const others = circleOf(outline, null)
  const none = others !== 'everyone' && others.members.length + others.departments.length === 0
  return { readers: alone ? 'owner' : circle, outline: none ? 'nobody' : others }
}

export function circleOf(atoms: Atoms, withoutId: string | null): Circle | 'everyone' {
  if (atoms === 'everyone') return atoms
  return {
    members: atoms.filter((atom) => !isDepartment(atom) && atom !== withoutId),
    departments: atoms.filter(isDepartment).map((atom) => atom.slice(departmentAtom('').length)),
  }
}
