// What was left out because a stranger seemed to have sent it, judged again now that the sender is one of us.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import type { OurChange } from '../../people/whose/reidentify.ts'
import { prepareArrivals } from '../prepare.ts'
import { withRaws } from '../raw.ts'
import { receive } from '../receive.ts'
import { openReceiving } from '../receive/receiving.ts'

const listedAtOnce = 1000
const judgedAtOnce = 100

type LeftOut = {
  id: string
  rule: string
  source_id: string
  folder: string
  position: string
  raw_hash: Buffer | null
}

/** Judges again what came from these addresses and domains; what stays left out stays as it was. */
export async function judgeOursAgain(scope: Scope, { addresses, domains }: OurChange): Promise<void> {
  const isConcerned = ({ sender }: { sender: string }) =>
    addresses.includes(sender) || domains.includes(sender.slice(sender.lastIndexOf('@') + 1))
  const found: LeftOut[] = []
  for await (const row of leftOut(scope)) if (isConcerned(row)) found.push(row)
  for (const [sourceId, rows] of Map.groupBy(found, (row) => row.source_id)) {
    for (let at = 0; at < rows.length; at += judgedAtOnce)
      await judgeAgain(scope, sourceId, rows.slice(at, at + judgedAtOnce))
  }
}

async function* leftOut(scope: Scope): AsyncGenerator<LeftOut & { sender: string }> {
  for (let after: Pick<LeftOut, 'rule' | 'id'> = { rule: '', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const [rows] = await run(
      scope,
      sql<LeftOut & { sender: string }>`select id, rule, source_id, folder, position, raw_hash, sender from arrival
        where workspace_id = ${scope.workspaceId} and outcome = 'left_out' and (rule, id) > (${after.rule}, ${after.id})
        order by rule, id limit ${listedAtOnce}`.compile(db),
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < listedAtOnce) return
    after = last
  }
}

async function judgeAgain(scope: Scope, sourceId: string, rows: readonly LeftOut[]): Promise<void> {
  const receiving = await openReceiving(scope, sourceId, true)
  for await (const group of withRaws(scope, rows, (row) => row.raw_hash)) {
    const given = group.map(({ row: { folder, position }, kept }) => ({ folder, position, kept }))
    await receive(scope, receiving, await prepareArrivals(receiving, given))
  }
}
