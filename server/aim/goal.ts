// Something the company tries to reach in the service of its vision.
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id, instant } from '../base/endpoint.ts'
import { newId } from '../base/id.ts'
import { conflict, notFound } from '../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'

/** What a goal is good for in the end: customers who are content, money that comes in, or money that stays. */
export const serves = z.enum(['satisfaction', 'revenue', 'cost'])
export type Serves = z.output<typeof serves>
export const goalName = z.string().trim().min(1).max(200)
export const targetText = z.string().trim().max(200)

export const goalShape = z.object({
  id,
  name: z.string(),
  serves,
  /** In the company's own words: "every question answered the same day". */
  target: z.string(),
  madeBy: id.nullable(),
  madeAt: instant,
  dropped: z.boolean(),
})
export type Goal = z.output<typeof goalShape>
export type GoalDraft = { name: string; serves: Serves; target: string }

const most = 200

/** The goals in the order in which they were made; those that were dropped are told as such. */
export async function listGoals(scope: Scope): Promise<Goal[]> {
  const query = db
    .selectFrom('goal')
    .leftJoin('goal_dropped', (join) =>
      join.onRef('goal_dropped.workspace_id', '=', 'goal.workspace_id').onRef('goal_dropped.goal_id', '=', 'goal.id'),
    )
    .select(['goal.id', 'name', 'serves', 'target', 'made_by as madeBy', 'made_at as madeAt', 'dropped_at'])
    .where('goal.workspace_id', '=', scope.workspaceId)
    .orderBy('goal.id')
    .limit(most)
  const [rows] = await run(scope, query.compile())
  return rows.map(({ dropped_at, ...row }) => ({ ...row, serves: row.serves as Serves, dropped: dropped_at !== null }))
}

export async function addGoal(scope: Scope, draft: GoalDraft): Promise<string> {
  return atomically(scope, async (scope) => {
    if ((await listGoals(scope)).length >= most) throw conflict('too_many_goals', 'A company with 200 goals has none.')
    const row = { workspace_id: scope.workspaceId, id: newId(), ...draft, made_by: scope.memberId }
    await run(scope, db.insertInto('goal').values(row).compile())
    await recordEvents(scope, [{ kind: 'goal.added', subjectId: row.id }])
    return row.id
  })
}

export async function changeGoal(scope: Scope, goalId: string, change: Partial<GoalDraft>): Promise<void> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  await atomically(scope, async (scope) => {
    await mustBe(scope, goalId)
    if (Object.keys(set).length === 0) return
    const query = db.updateTable('goal').set(set).where('workspace_id', '=', scope.workspaceId).where('id', '=', goalId)
    await run(scope, query.compile())
    await recordEvents(scope, [{ kind: 'goal.changed', subjectId: goalId, change: { fields: Object.keys(set) } }])
  })
}

/** Gives a goal up; taken up again, it is as it was. */
export async function dropGoal(scope: Scope, goalId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    await mustBe(scope, goalId)
    const row = { workspace_id: scope.workspaceId, goal_id: goalId, dropped_by: scope.memberId }
    const query = db.insertInto('goal_dropped').values(row)
    const [dropped] = await run(
      scope,
      query
        .onConflict((on) => on.doNothing())
        .returning('goal_id')
        .compile(),
    )
    if (dropped.length > 0) await recordEvents(scope, [{ kind: 'goal.dropped', subjectId: goalId }])
  })
}

export async function takeGoalUp(scope: Scope, goalId: string): Promise<void> {
  await atomically(scope, async (scope) => {
    await mustBe(scope, goalId)
    const query = db.deleteFrom('goal_dropped').where('workspace_id', '=', scope.workspaceId)
    const [taken] = await run(scope, query.where('goal_id', '=', goalId).returning('goal_id').compile())
    if (taken.length > 0) await recordEvents(scope, [{ kind: 'goal.taken_up', subjectId: goalId }])
  })
}

async function mustBe(scope: Scope, goalId: string): Promise<void> {
  const query = db.selectFrom('goal').select('id').where('workspace_id', '=', scope.workspaceId)
  if (!(await runOne(scope, query.where('id', '=', goalId).compile()))) throw notFound('goal')
}
