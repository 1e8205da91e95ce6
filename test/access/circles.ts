// A company in which mail is for different circles: one's own, a department's, a department's with the others knowing alone, and conversations that were closed.
import { travel } from '../../server/journey.ts'
import { db } from '../../server/base/database.ts'
import { run, type Scope } from '../../server/base/scope.ts'
import { changeReaders } from '../../server/capture/readers/change.ts'
import type { Choice } from '../../server/capture/readers/choice.ts'
import { closeConversation } from '../../server/capture/readers/close.ts'
import { followSource } from '../../server/capture/readers/follow-source.ts'
import { addDepartment } from '../../server/workspace/department.ts'
import { changeMember } from '../../server/workspace/member.ts'
import { enterWorkspace, kithScope } from '../../server/workspace/session.ts'
import { arrive, makeSource } from '../arrive.ts'
import { letIn } from '../someone.ts'
import type { Company } from './caller.ts'
import { makeTokens, plantedMails, type Place, type Tokens } from './planted.ts'

/** own: Mia's alone; sales: her department's; known: her department's, of which everyone knows; closed, outlined: conversations in mail for everyone. */
export const circles = ['own', 'sales', 'known', 'closed', 'outlined'] as const
export type Circle = (typeof circles)[number]
export type Sight = 'full' | 'outline' | 'none'

/** What subject, times and people tell. */
export const outlined: readonly Place[] = [
  'subject', 'senderName', 'senderLocal', 'senderDomain', 'ccName', 'ccLocal', 'otherName', 'otherAddress',
  'colleagueName', 'colleagueLocal', 'roleLocal', 'roleDomain',
] // biome-ignore format: a list of words

const conclude = (scope: Scope, ids: string[]) => travel(scope, ids, { moved: true })

export async function openCircles(company: Company) {
  const { world } = company
  const { scope, ground } = world
  const kith = kithScope(ground, scope.workspaceId)
  const mia = await letIn(world, 'member', 'Mia Moss')
  const callers = {
    mia,
    inside: await letIn(world, 'member', 'Ian Inside'),
    outside: await letIn(world, 'member', 'Olga Outside'),
    manager: await letIn(world, 'manager', 'Max Manager'),
    guest: await letIn(world, 'guest', 'Gus Guest'),
    guestInside: await letIn(world, 'guest', 'Gwen Guest'),
  }
  const sales = await addDepartment(scope, 'Sales')
  for (const one of [callers.inside, callers.guestInside]) await changeMember(scope, one.id, { departmentIds: [sales] })
  const choices: Record<Circle, Choice> = {
    own: { readers: 'owner' },
    sales: { readers: { members: [], departments: [sales] } },
    known: { readers: { members: [], departments: [sales] }, outline: 'everyone' },
    closed: { readers: 'everyone' },
    outlined: { readers: 'everyone' },
  }
  const sources = {} as Record<Circle, string>
  const tokens = {} as Record<Circle, Tokens>
  for (const circle of circles) {
    sources[circle] = await makeSource(scope)
    const mine = db.updateTable('source').set({ owner_id: mia.id }).where('workspace_id', '=', scope.workspaceId)
    await run(scope, mine.where('id', '=', sources[circle]).compile())
    await changeReaders(scope, sources[circle], choices[circle])
    tokens[circle] = makeTokens()
  }
  const change = async (circle: Circle, choice: Choice) => {
    await changeReaders(scope, sources[circle], choice)
    await followSource(kith, sources[circle], conclude)
  }
  /** Mail for everyone is only what stands in the one conversation that is closed afterwards. */
  const plant = async (circle: Circle) => {
    const all = plantedMails(tokens[circle], company.word)
    const mails = circle === 'closed' || circle === 'outlined' ? all.slice(0, 1) : all
    const { interactionIds, moved } = await arrive(scope, sources[circle], mails)
    await travel(kith, interactionIds, { moved })
  }
  /** As Mia, whose mail it is: to Ian, or with the others knowing of it. */
  const close = async (circle: 'closed' | 'outlined') => {
    const query = db.selectFrom('interaction').select('conversation_id').where('workspace_id', '=', scope.workspaceId)
    const subject = `Private ${tokens[circle].subject}`
    const [[row]] = await run(scope, query.where('subject', '=', subject).compile())
    const within = { members: circle === 'closed' ? [callers.inside.id] : [], departments: [] }
    const { rows } = await ground.pool.query('select id from account where email = $1', [mia.email])
    const her = await enterWorkspace(ground, rows[0].id, scope.workspaceId)
    if (!her) throw new Error('Mia is not there')
    await closeConversation(her, row?.conversation_id ?? '', { ...within, outline: circle === 'outlined' }, conclude)
  }
  const place = (id: string, departmentIds: string[]) => changeMember(scope, id, { departmentIds })
  return { callers, sales, tokens, change, plant, close, place }
}
