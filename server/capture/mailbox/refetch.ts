// Repairs a mailbox: whatever its server lists and no sound arrival accounts for is fetched once more, and what was left of it replaced.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { type Scope, run } from '../../base/scope.ts'
import { mend } from '../proof/mend.ts'
import { accounts } from '../proof/sound.ts'
import { prepareArrivals } from '../prepare.ts'
import { openReceiving } from '../receive/receiving.ts'
import { faultOf } from './enter/fault.ts'
import { type Line, openLine } from './enter/imap.ts'
import { type Followed, readFolders } from './following/folder.ts'
import { usualPace } from './following/pace.ts'
import { positionOf } from './following/place.ts'
import { readAccess } from './following/state.ts'
import { makeSuspects } from './following/suspect.ts'
import { batchesOf, fetchBatch } from './following/take.ts'
import { wakeFollower } from './wake.ts'

/** Does what can be done while the server can be entered; a server that cannot leaves things as they are. Whoever follows looks once more. */
export async function refetchMissing(scope: Scope, sourceId: string): Promise<void> {
  let line: Line | undefined
  try {
    line = await openLine(await readAccess(scope, sourceId), scope.ground.mailHosts)
    for (const folder of await readFolders(scope, sourceId))
      if (folder.chosen && folder.here) await refetchFolder(scope, sourceId, line, folder)
  } catch (error) {
    const fault = faultOf(error)
    if (fault.code === 'interrupted') throw error
    console.error(`repairing a mailbox: ${fault.code}`)
  } finally {
    line?.close()
  }
  await wakeFollower(scope, sourceId, 'again')
}

async function refetchFolder(scope: Scope, sourceId: string, line: Line, folder: Followed): Promise<void> {
  const { uidValidity } = await line.open(folder.path)
  const missing = await findMissing(scope, sourceId, { path: folder.path, uidValidity }, await line.uids())
  // What the first reading has not come to yet is not missing.
  const uids = missing.filter(({ here, uid }) => here || (folder.backToUid !== null && uid >= folder.backToUid))
  const taking = { line, pace: usualPace, suspects: makeSuspects() }
  for (let at = 0; at < uids.length; at += usualPace.turnMessages) {
    const some = uids.slice(at, at + usualPace.turnMessages).map(({ uid }) => uid)
    for (const batch of batchesOf(taking, await line.heads(some)))
      await replace(scope, sourceId, await fetchBatch(taking, { ...folder, uidValidity }, batch))
  }
}

type Missing = { uid: number; here: boolean }

async function findMissing(
  scope: Scope,
  sourceId: string,
  { path, uidValidity }: { path: string; uidValidity: number },
  uids: readonly number[],
): Promise<Missing[]> {
  const { workspaceId } = scope
  const [rows] = await run(
    scope,
    sql<Missing>`select place.uid, a.id is not null as here from unnest(${[...uids]}::bigint[], ${uids.map((uid) => positionOf(uidValidity, uid))}::text[]) as place (uid, position)
      left join arrival a on a.workspace_id = ${workspaceId} and a.source_id = ${sourceId} and a.folder = ${path} and a.position = place.position
      where a.id is null or not (${accounts(workspaceId)}) order by place.uid desc`.compile(db),
  )
  return rows
}

/** What is half there is made whole, under the ids it had; what is lacking comes. */
async function replace(scope: Scope, sourceId: string, fetched: Awaited<ReturnType<typeof fetchBatch>>): Promise<void> {
  const receiving = await openReceiving(scope, sourceId, true)
  await mend(scope, receiving, await prepareArrivals(receiving, fetched))
}
