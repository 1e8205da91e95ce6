// `kith import FILE…`: brings mailboxes and tells what became of every message; beside a Kith that serves, or without one.
import { basename, resolve } from 'node:path'
import { Command } from 'commander'
import { readConfig } from '../base/config.ts'
import type { Scope } from '../base/scope.ts'
import { type Counts, figure, listed, proofLine, readReasons, readStanding, red, sumOf } from './bring/figures.ts'
import { progressLine, untilDone, untilRead } from './bring/follow.ts'
import { type Wanted, chooseWorkspace } from './bring/where.ts'

type Options = Wanted & { everyone?: boolean; onlyMe?: boolean; json?: boolean }
type Result = {
  name: string
  id: string
  known: boolean
  problem: string | null
  counts: Counts
  added: Counts
  quarantinedBecause: Record<string, number>
  leftOutBy: Record<string, number>
  proof: { listed: number; missing: number; problem: string | null } | null
}

export const importFiles = new Command('import')
  .description(
    'bring mailboxes: mbox, Maildir, .eml, or a .zip or .tar.gz of them; ends with 1 when something is missing',
  )
  .argument('<file...>', 'files or folders')
  .option('--workspace <name>', 'the workspace, where there are several')
  .option('--everyone', 'everyone in the workspace may read what they bring (the default)')
  .option('--only-me', 'only the workspace’s owner may read what they bring')
  .option('--company <name>', 'with --email, where there is no workspace yet: make one for this company')
  .option('--email <address>', 'the address its owner signs in with; the password is made up and printed')
  .option('--json', 'print the outcome as JSON')
  .action(async (files: string[], options: Options) => {
    if (options.everyone && options.onlyMe) throw new Error('Either --everyone or --only-me, not both.')
    process.exitCode = await bringAll(files, options)
  })

async function bringAll(files: readonly string[], options: Options): Promise<number> {
  const { openKith } = await import('../main.ts')
  const { journeyJobs } = await import('../journey.ts')
  const { ground, databases, stop } = await openKith({ ...readConfig(), log: 'quiet' })
  try {
    const { name, scope, password } = await chooseWorkspace(ground, options)
    if (password && !options.json) console.log(`Made ${name}. Sign in as ${options.email}, password ${password}.`)
    const began = performance.now()
    const brought = await bringEach(scope, files, options.onlyMe ? 'owner' : 'everyone')
    if (!databases.shared) await ground.jobs.work(journeyJobs(ground))
    const results = await followEach(scope, brought, options.json === true)
    const seconds = (performance.now() - began) / 1000
    if (options.json)
      console.log(JSON.stringify({ workspace: name, ...(password ? { password } : {}), seconds, sources: results }))
    else print(results, seconds)
    return results.some(({ problem, proof }) => problem !== null || !proof || proof.missing !== 0) ? 1 : 0
  } finally {
    await stop()
  }
}

type Brought = { name: string; id: string; known: boolean; before: Counts }

async function bringEach(scope: Scope, files: readonly string[], readers: 'everyone' | 'owner'): Promise<Brought[]> {
  const { bringFile } = await import('../capture/source.ts')
  const brought: Brought[] = []
  for (const file of files) {
    const path = resolve(file)
    const name = basename(path).replace(/(?<=.)\.(?:mbox|mbx|eml|zip|tgz|tar|tar\.gz|mbox\.gz)$/i, '')
    const { sourceId: id, known } = await bringFile(scope, { path, name, readers }).catch((error: Error) => {
      throw new Error(`${file}: ${refusal(error as Error & { code?: string })}`, { cause: error })
    })
    brought.push({ name, id, known, before: (await readStanding(scope, id)).counts })
  }
  return brought
}

function refusal({ code = '', message }: Error & { code?: string }): string {
  const sentences: Record<string, string> = {
    vanished: 'there is no such file',
    not_mail: `this is not mail${message ? ` (${message})` : ''}`,
    empty: 'there is nothing in it',
    unreadable: `the system does not let it be read (${message})`,
  }
  return sentences[code] ?? (code ? `${code.replaceAll('_', ' ')}${message ? ` (${message})` : ''}` : message)
}

async function followEach(scope: Scope, brought: readonly Brought[], isQuiet: boolean): Promise<Result[]> {
  const line = progressLine(isQuiet)
  for (const { name, id } of brought) await untilRead(scope, id, (text) => line.tell(`${name}: ${text}`))
  const standings = await Promise.all(brought.map(({ id }) => readStanding(scope, id)))
  if (standings.every(({ phase }) => phase === 'done')) await untilDone(scope, line.tell)
  line.end()
  return Promise.all(brought.map((one) => resultOf(scope, one)))
}

async function resultOf(scope: Scope, { name, id, known, before }: Brought): Promise<Result> {
  const { readProofs } = await import('../capture/list/proof.ts')
  const { counts, byRule, problem } = await readStanding(scope, id)
  const [proof] = (await readProofs(scope, id)).history
  return {
    name,
    id,
    known,
    problem,
    counts,
    added: {
      captured: counts.captured - before.captured,
      joined: counts.joined - before.joined,
      quarantined: counts.quarantined - before.quarantined,
      left_out: counts.left_out - before.left_out,
    },
    quarantinedBecause: await readReasons(scope, id),
    leftOutBy: byRule,
    proof: proof ? { listed: proof.listed, missing: proof.missing, problem: proof.problem } : null,
  }
}

function print(results: readonly Result[], seconds: number): void {
  for (const { name, known, problem, counts, added, quarantinedBecause, leftOutBy, proof } of results) {
    const row = (label: string, value: number, new_: number, note = '') =>
      console.log(
        `  ${label.padEnd(12)}${figure(value).padStart(9)}  ${`${figure(new_)} new`.padStart(11)}  ${note}`.trimEnd(),
      )
    console.log(`${name}${known ? ' (brought before)' : ''}`)
    row('listed', proof?.listed ?? sumOf(counts), sumOf(added))
    row('captured', counts.captured, added.captured)
    row('joined', counts.joined, added.joined, 'copies of a message that is here already')
    row('quarantined', counts.quarantined, added.quarantined, listed(quarantinedBecause))
    row('left out', counts.left_out, added.left_out, listed(leftOutBy))
    console.log(`  proof       ${proof ? proofLine(proof) : 'not counted yet'}`)
    if (problem) console.log(red(`  ${problem.replaceAll('_', ' ')}`))
  }
  const added = results.reduce((sum, result) => sum + sumOf(result.added), 0)
  console.log(
    `${figure(added)} messages in ${seconds.toFixed(1)} s (${figure(Math.round(added / seconds))} a second, with all that follows from them)`,
  )
}
