// The village to look around in: a shop and everyone around it, in a workspace of its own that can be deleted whole.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { makeVillage, writeMbox } from '../test/village.ts'
import type { Village } from '../test/village/shape.ts'
import { addGoal } from './aim/goal.ts'
import { writeVision } from './aim/vision.ts'
import { db } from './base/database.ts'
import { doubtFiles, eraseWorkspace } from './base/erase.ts'
import { id, nothing } from './base/endpoint.ts'
import { conflict, unauthenticated } from './base/problem.ts'
import { type Ground, type Scope, atomically, run } from './base/scope.ts'
import { bringFile } from './capture/source.ts'
import { readAccount } from './workspace/account.ts'
import { addDepartment } from './workspace/department.ts'
import { changeMember, listMembers } from './workspace/member.ts'
import { introduceColleagues } from './workspace/member/colleague.ts'
import { keepAddress } from './workspace/ours.ts'
import { endpoint } from './workspace/role.ts'
import { chooseWorkspace, enterWorkspace, kithScope } from './workspace/session.ts'
import {
  forgetWorkspace,
  foundWorkspace,
  listWorkspaces,
  readWorkspace,
  unmadeWorkspace,
} from './workspace/workspace.ts'

const goals = [
  { name: 'Answer every letter by the next morning', serves: 'satisfaction', target: '9 of 10 within a day' },
  { name: 'Every regular hears first of what they would like', serves: 'revenue', target: 'the rye, before Christmas' },
] as const

/** Makes the village for an account, which becomes its first member, whole or not at all; one that the account has already is kept. */
export async function openVillage(ground: Ground, accountId: string): Promise<Scope> {
  const village = makeVillage(new Date())
  const id = (await keepWhole(ground, accountId, village)) ?? (await makeOnce(ground, accountId, village))
  const scope = await enterWorkspace(ground, accountId, id)
  if (!scope) throw new Error('the village lets whoever opened it not in')
  return scope
}

/** The village that is there; one that was left half made, before it was made whole or not at all, is erased. */
async function keepWhole(ground: Ground, accountId: string, village: Village): Promise<string | null> {
  const there = (await listWorkspaces(ground, accountId)).find((one) => one.village)
  if (!there) return null
  const scope = kithScope(ground, there.id)
  const query = db.selectFrom('event').select('subject_id').distinct().where('kind', '=', 'source.brought')
  const [brought] = await run(scope, query.where('workspace_id', '=', there.id).compile())
  if (brought.length >= mailboxesOf(village).length) return there.id
  await eraseWorkspace(scope, forgetWorkspace)
  return null
}

/** Everything in one transaction, and one at a time for an account: whoever comes second finds it made. */
async function makeOnce(ground: Ground, accountId: string, village: Village): Promise<string> {
  const { locale } = await readAccount(ground, accountId)
  const unmade = unmadeWorkspace(ground)
  await doubtFiles(ground, unmade.workspaceId)
  return atomically(unmade, async (scope) => {
    const [, [there]] = await run(
      scope,
      sql`select pg_advisory_xact_lock(hashtextextended(${`village ${accountId}`}, 0))`.compile(db),
      db
        .selectFrom('account_workspace')
        .innerJoin('workspace', 'workspace.id', 'account_workspace.workspace_id')
        .select('workspace.id')
        .where('account_id', '=', accountId)
        .where('village', '=', true)
        .compile(),
    )
    if (there) return there.id
    await settle(scope, { accountId, locale }, village)
    await writeVision(scope, village.company.vision)
    for (const goal of goals) await addGoal(scope, goal)
    await bringMail(scope, village)
    return scope.workspaceId
  })
}

/** The company, its people and what is theirs; whoever looks around stands in the first one's shoes. */
async function settle(
  scope: Scope,
  { accountId, locale }: { accountId: string; locale: string },
  { company, members }: Village,
): Promise<void> {
  const [first, ...others] = members
  if (!first) throw new Error('the village has no members')
  const name = `${company.name} (the village)`
  const owner = { accountId, name: first.name }
  await foundWorkspace(scope, owner, { ...company, name, locale, addresses: [first.address], village: true })
  await introduceColleagues(scope, others)
  for (const address of company.sharedAddresses) await keepAddress(scope, address, null)
  const departments = new Map<string, string>()
  for (const { name, role, department } of members) {
    const departmentId = departments.get(department) ?? (await addDepartment(scope, department))
    departments.set(department, departmentId)
    const member = (await listMembers(scope)).find((one) => one.name === name)
    if (member) await changeMember(scope, member.id, { role, departmentIds: [departmentId] })
  }
}

const mailboxesOf = ({ mails }: Village) => [...new Set(mails.map(({ mailbox }) => mailbox))]

/** Each mailbox as a file, brought like any other. */
async function bringMail(scope: Scope, village: Village): Promise<void> {
  const folder = join(scope.ground.home, 'village', scope.workspaceId)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const mailbox of mailboxesOf(village)) {
    const name = `${mailbox}@reed.example.mbox`
    const path = join(folder, name)
    await writeFile(path, writeMbox(village, mailbox), { mode: 0o600 })
    await bringFile(scope, { path, name, readers: 'everyone' })
  }
}

/** Deletes the village and everything in it; any other workspace is refused. */
export async function deleteVillage(scope: Scope): Promise<void> {
  const { village } = await readWorkspace(scope.ground, scope.workspaceId)
  if (!village) throw conflict('not_the_village', 'Only the village can be deleted whole.')
  await eraseWorkspace(scope, forgetWorkspace)
}

export const villageRoutes = {
  'POST /village': endpoint({
    name: 'openVillage',
    does: 'Makes the village to look around in, in a workspace of its own, and switches this session to it.',
    may: 'shapeCompany',
    perMinute: 20,
    takes: nothing,
    gives: z.object({ id }),
    answer: async ({ ground }, _input, { accountId, sessionId }) => {
      if (!accountId || !sessionId) throw unauthenticated()
      const { workspaceId } = await openVillage(ground, accountId)
      await chooseWorkspace(ground, sessionId, workspaceId)
      return { id: workspaceId }
    },
  }),
  'GET /village': endpoint({
    name: 'readVillage',
    does: 'Tells whether this is the village, and whether everybody has moved in.',
    may: 'readCompany',
    takes: nothing,
    gives: z.object({ village: z.boolean(), ready: z.boolean() }),
    answer: async (scope) => {
      const { village } = await readWorkspace(scope.ground, scope.workspaceId)
      return { village, ready: village && (await scope.ground.jobs.countOpen(scope)) === 0 }
    },
  }),
  'DELETE /village': endpoint({
    name: 'deleteVillage',
    does: 'Deletes the village with everything in it, and switches this session to a workspace of one’s own.',
    may: 'manageMembers',
    takes: nothing,
    gives: nothing,
    answer: async (scope, _input, { ground, accountId, sessionId }) => {
      await deleteVillage(scope)
      const [home] = accountId ? await listWorkspaces(ground, accountId) : []
      if (home && sessionId) await chooseWorkspace(ground, sessionId, home.id)
      return {}
    },
  }),
}
