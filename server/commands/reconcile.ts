// `kith reconcile`: counts every source afresh and tells what is missing; --repair puts it back.
import { Command } from 'commander'
import { readConfig } from '../base/config.ts'
import { db } from '../base/database.ts'
import { type Ground, type Scope, run } from '../base/scope.ts'
import type { Proof } from '../capture/proof/sound.ts'
import { figure, proofLine } from './bring/figures.ts'
import { progressLine, untilDone } from './bring/follow.ts'
import { readWorkspaces } from './bring/where.ts'

type Options = { workspace?: string; repair?: boolean; json?: boolean }
type Reconciled = { workspace: string; source: string; id: string; proof: Proof; repaired: boolean }

export const reconcile = new Command('reconcile')
  .description(
    'count every source afresh, mailboxes on their servers: listed = captured + joined + quarantined + left out; ends with 1 when something is missing',
  )
  .option('--workspace <name>', 'only this workspace')
  .option('--repair', 'read again what has a difference, and count once more')
  .option('--json', 'print the proofs as JSON')
  .action(async (options: Options) => {
    const { openKith } = await import('../main.ts')
    const { ground, databases, stop } = await openKith({ ...readConfig(), log: 'quiet' })
    try {
      const all = await reconcileAll(ground, options, databases.shared)
      if (options.json) console.log(JSON.stringify(all))
      else print(all)
      process.exitCode = all.some(({ proof }) => proof.missing !== 0) ? 1 : 0
    } finally {
      await stop()
    }
  })

async function reconcileAll(ground: Ground, { workspace, repair = false, json = false }: Options, isServed: boolean) {
  const { kithScope } = await import('../workspace/session.ts')
  const { journeyJobs } = await import('../journey.ts')
  const places = (await readWorkspaces(ground)).filter(
    ({ id, name }) => !workspace || id === workspace || name === workspace,
  )
  if (workspace && places.length === 0) throw new Error(`There is no workspace "${workspace}".`)
  const line = progressLine(json)
  const all: Reconciled[] = []
  for (const { id, name } of places) all.push(...(await reconcileOne(kithScope(ground, id), name, repair, line.tell)))
  if (all.some(({ repaired }) => repaired) && !isServed) {
    await ground.jobs.work(journeyJobs(ground))
    for (const { id } of places) await untilDone(kithScope(ground, id), line.tell)
  }
  line.end()
  return all
}

async function reconcileOne(scope: Scope, workspace: string, repair: boolean, tell: (line: string) => void) {
  const { proveSource } = await import('../capture/prove.ts')
  const { repairSource } = await import('../capture/repair.ts')
  const query = db
    .selectFrom('source')
    .select(['id', 'name'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('id')
  const [sources] = await run(scope, query.compile())
  const reconciled: Reconciled[] = []
  for (const { id, name } of sources) {
    tell(`counting ${name}`)
    const proof = await proveSource(scope, id)
    const repaired = repair && proof.missing !== 0
    if (repaired) tell(`repairing ${name}`)
    reconciled.push({ workspace, source: name, id, repaired, proof: repaired ? await repairSource(scope, id) : proof })
  }
  return reconciled
}

function print(all: readonly Reconciled[]): void {
  for (const { workspace, source, proof, repaired } of all) {
    const { captured, joined, quarantined, left_out, gone } = proof
    const apart = gone > 0 ? `; gone from the server ${figure(gone)}` : ''
    console.log(`${workspace} · ${source}: ${proofLine(proof)}${repaired ? ' (repaired)' : ''}`)
    console.log(
      `  captured ${figure(captured)}, joined ${figure(joined)}, quarantined ${figure(quarantined)}, left out ${figure(left_out)}${apart}`,
    )
    for (const { folder, listed, found, pending = 0 } of proof.folders)
      if (listed !== found + pending)
        console.log(`  ${folder || '(no folder)'}: listed ${figure(listed)}, here ${figure(found)}`)
  }
  if (all.length === 0) console.log('There is no source yet.')
}
