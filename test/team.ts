// A team of colleagues for tests: an owner, two members, a guest, mail that all may read and mail that some may.
import { sql } from 'kysely'
import { db } from '../server/base/database.ts'
import { run } from '../server/base/scope.ts'
import { travel } from '../server/journey.ts'
import type { Readers } from '../server/workspace/audience/readers.ts'
import { kithScope } from '../server/workspace/session.ts'
import { arrive, letter, type Letter, makeSource } from './arrive.ts'
import { letIn } from './someone.ts'
import { newWorld, openFrontDoor } from './world.ts'

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** Tom is the owner; Mia and Priya are members, Gwen is a guest. `comes` answers the conversation of the last letter. */
export async function openTeam() {
  const world = await newWorld({ addresses: ['tom@reed.example'] })
  const door = await openFrontDoor(world)
  const [mia, priya, gwen] = [
    await letIn(world, 'member', 'Mia Moss'),
    await letIn(world, 'member', 'Priya Nair'),
    await letIn(world, 'guest', 'Gwen Gale'),
  ]
  const { scope, ground } = world
  const kith = kithScope(ground, scope.workspaceId)
  const sources = new Map<string, string>()
  let place = 0
  const comes = async (over: Letter, readers: Readers = 'everyone') => {
    const key = JSON.stringify(readers)
    const source = sources.get(key) ?? (await makeSource(scope, readers))
    sources.set(key, source)
    const raw = letter({ to: 'Tom Reed <tom@reed.example>', at: hoursAgo(3), text: 'Do you mill rye?', ...over })
    const { interactionIds } = await arrive(scope, source, [raw], 'INBOX', place++)
    await travel(kith, interactionIds)
    const [[found]] = await run(
      scope,
      sql<{ id: string }>`select conversation_id as id from interaction where workspace_id = ${scope.workspaceId}
        and id = any(${interactionIds}::uuid[])`.compile(db),
    )
    return { conversation: found?.id ?? '', interaction: interactionIds[0] ?? '' }
  }
  /** Asks, and expects it to be answered well. */
  const does = async (key: string, input: Record<string, unknown>, token: string = door.token) => {
    const { status, body, text } = await door.ask(key, input, token)
    if (status !== 200) throw new Error(`${key}: ${status} ${text}`)
    return body
  }
  /** Of those who could read a conversation, from now on these alone. */
  const close = (id: string, members: string[]) =>
    does('PUT /conversations/:id/closed', { id, members, departments: [] })
  const waiting = async (token: string = door.token, input: Record<string, unknown> = {}): Promise<string[]> =>
    (await does('GET /waiting', input, token)).items.map(({ subject }: { subject: string }) => subject)
  const tom = { id: scope.memberId ?? '', token: door.token }
  return { world, ...door, tom, mia, priya, gwen, kith, comes, does, close, waiting, hoursAgo }
}
export type Team = Awaited<ReturnType<typeof openTeam>>
