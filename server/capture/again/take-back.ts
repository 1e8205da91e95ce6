// Taking back a rule of leaving out, for one sender or for all, and putting it in force again.
import { db } from '../../base/database.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { recordEvents } from '../../workspace/event.ts'
import { retryAll } from './retry.ts'

export type Taken = { rule: string; sender: string }

/** Long enough for an undo (ten seconds): until then nothing has been taken in. */
const undoSeconds = 11

/** From now on the rule does not hold for this sender ('' for nobody); what it left out is taken in once the time for an undo is over. */
export async function takeBack(scope: Scope, { rule, sender }: Taken): Promise<void> {
  const row = { workspace_id: scope.workspaceId, rule, sender, taken_by: scope.memberId }
  await atomically(scope, async (scope) => {
    await run(
      scope,
      db
        .insertInto('taken_back')
        .values(row)
        .onConflict((on) => on.doNothing())
        .compile(),
    )
    await recordEvents(scope, [{ kind: 'source.rule_taken_back', change: { rule } }])
    const payload = { workspaceId: scope.workspaceId, rule, sender }
    await scope.ground.jobs.queue(scope, 'take-in', payload, { afterSeconds: undoSeconds })
  })
}

/** The rule holds again for what comes from now on; what was taken in meanwhile stays. */
export async function restoreRule(scope: Scope, { rule, sender }: Taken): Promise<void> {
  await atomically(scope, async (scope) => {
    await run(scope, removal(scope, { rule, sender }))
    await recordEvents(scope, [{ kind: 'source.rule_restored', change: { rule } }])
  })
}

/** Takes in what the rule left out, unless it was put in force again before. */
export async function takeIn(scope: Scope, taken: Taken): Promise<void> {
  const query = db
    .selectFrom('taken_back')
    .select('rule')
    .where('workspace_id', '=', scope.workspaceId)
    .where('rule', '=', taken.rule)
    .where('sender', '=', taken.sender)
  const [rows] = await run(scope, query.compile())
  if (rows.length > 0) await retryAll(scope, taken)
}

const removal = (scope: Scope, { rule, sender }: Taken) =>
  db
    .deleteFrom('taken_back')
    .where('workspace_id', '=', scope.workspaceId)
    .where('rule', '=', rule)
    .where('sender', '=', sender)
    .compile()
