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
import { arrive, giveSource, makeSource } from '../arrive.ts'
import { letIn, type Someone } from '../someone.ts'
import type { World } from '../world.ts'
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
  const callers = await letCallersIn(world)
  const sales = await addDepartment(scope, 'Sales')
  for (const one of [callers.inside, callers.guestInside]) await changeMember(scope, one.id, { departmentIds: [sales] })
  const sources = await makeSources(scope, callers.mia, choicesWith(sales))
  const tokens = Object.fromEntries(circles.map((circle) => [circle, makeTokens()])) as Record<Circle, Tokens>
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
    const id = await conversationAbout(scope, `Private ${tokens[circle].subject}`)
    const members = circle === 'closed' ? [callers.inside.id] : []
    const within = { members, departments: [], outline: circle === 'outlined' }
    await closeConversation(await scopeOf(world, callers.mia), id, within, conclude)
  }
  const place = (id: string, departmentIds: string[]) => changeMember(scope, id, { departmentIds })
  return { callers, sales, tokens, change, plant, close, place }
}

const letCallersIn = async (world: World) => ({
  mia: await letIn(world, 'member', 'Mia Moss'),
  inside: await letIn(world, 'member', 'Ian Inside'),
  outside: await letIn(world, 'member', 'Olga Outside'),
  manager: await letIn(world, 'manager', 'Max Manager'),
  guest: await letIn(world, 'guest', 'Gus Guest'),
  guestInside: await letIn(world, 'guest', 'Gwen Guest'),
})

const choicesWith = (sales: string): Record<Circle, Choice> => ({
  own: { readers: 'owner' },
  sales: { readers: { members: [], departments: [sales] } },
  known: { readers: { members: [], departments: [sales] }, outline: 'everyone' },
  closed: { readers: 'everyone' },
  outlined: { readers: 'everyone' },
})

/** A source of its owner's for each circle. */
async function makeSources(scope: Scope, owner: Someone, choices: Record<Circle, Choice>) {
  const sources = {} as Record<Circle, string>
  for (const circle of circles) {
    sources[circle] = await makeSource(scope)
    await giveSource(scope, sources[circle], owner.id)
    await changeReaders(scope, sources[circle], choices[circle])
  }
  return sources
}

async function conversationAbout(scope: Scope, subject: string): Promise<string> {
  const query = db.selectFrom('interaction').select('conversation_id').where('workspace_id', '=', scope.workspaceId)
  const [[row]] = await run(scope, query.where('subject', '=', subject).compile())
  return row?.conversation_id ?? ''
}

async function scopeOf({ ground, scope }: World, { email }: Someone): Promise<Scope> {
  const { rows } = await ground.pool.query('select id from account where email = $1', [email])
  const theirs = await enterWorkspace(ground, rows[0].id, scope.workspaceId)
  if (!theirs) throw new Error(`${email} is not there`)
  return theirs
}
