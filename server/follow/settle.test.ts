// Settling, taking back and mail that arrives, by two members at once and in any order: who waits is what a reckoning from nothing says.
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { arrive, letter, type Letter, makeSource } from '../../test/arrive.ts'
import { letIn } from '../../test/someone.ts'
import { newWorld } from '../../test/world.ts'
import { db } from '../base/database.ts'
import { Problem } from '../base/problem.ts'
import { type Scope, run } from '../base/scope.ts'
import { audienceId } from '../workspace/audience.ts'
import { kithScope } from '../workspace/session.ts'
import { settle, settleBefore, unsettle, unsettleBefore } from './settle.ts'
import { reckonWaiting } from './waiting.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const tom = 'Tom Reed <tom@reed.example>'
/** Months ago: from before; or these days. */
const at = (hour: number, old: boolean) =>
  new Date(Date.now() - (old ? 90 : 9) * 86_400_000 + hour * 3_600_000).toISOString()

/** Two conversations, each with questions, an answer and thanks, in a mailbox of all and in Mia's own. */
const letters: (Letter & { closed: boolean })[] = [true, false].flatMap((old) => {
  const [subject, id] = old ? ['Rye', 'r'] : ['Oats', 'o']
  const said = (hour: number, text: string, closed: boolean) => ({
    closed,
    text,
    at: at(hour, old),
    id: `${id}${hour}`,
  })
  const re = { subject: `Re: ${subject}`, replyTo: `${id}1` }
  return [
    { from: ruth, to: tom, subject, ...said(1, `Do you mill ${subject}?`, false) },
    { from: ruth, to: tom, ...re, ...said(2, `Between us: what is ${subject}?`, true) },
    { from: tom, to: ruth, ...re, ...said(3, `We mill ${subject}.`, old) },
    { from: ruth, to: tom, ...re, ...said(4, `And when, the ${subject}?`, false) },
    { from: ruth, to: tom, ...re, ...said(5, old ? 'Thank you!' : 'Thanks!', true) },
    { from: ruth, to: tom, ...re, ...said(6, `Is ${subject} cheap?`, true) },
  ]
})

async function shop() {
  const world = await newWorld()
  const { scope, ground } = world
  const kith = kithScope(ground, scope.workspaceId)
  const { id } = await letIn(world, 'member', 'Mia Moss')
  const sources = { open: await makeSource(scope), closed: await makeSource(scope, [id]) }
  const everyone = audienceId(scope.workspaceId, 'everyone')
  const mia: Scope = { ...scope, memberId: id, audiences: [everyone, audienceId(scope.workspaceId, [id])] }
  return { kith, members: [scope, mia] as const, sources }
}
type Shop = Awaited<ReturnType<typeof shop>>

type Act = { kind: 'come' | 'settle' | 'unsettle' | 'settleBefore' | 'unsettleBefore'; which: number; who: 0 | 1 }
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('come', 'settle', 'settle', 'unsettle', 'settleBefore', 'unsettleBefore'),
  which: fc.nat(letters.length - 1),
  who: fc.constantFrom(0, 1),
})

/** These letters arrive, the open ones first, a batch each. */
async function comes({ kith, sources }: Shop, which: readonly number[]): Promise<void> {
  for (const closed of [false, true]) {
    const batch = which.flatMap((at) => (letters[at]?.closed === closed ? [letter(letters[at])] : []))
    if (batch.length === 0) continue
    const source = closed ? sources.closed : sources.open
    const { interactionIds } = await arrive(kith, source, batch, 'INBOX', (which[0] ?? 0) * 100)
    await reckonWaiting(kith, interactionIds)
  }
}

/** Does one act; what the member may not see, or what is not there yet, is left undone. */
async function does(here: Shop, { kind, which, who }: Act, settledAt: string[][]): Promise<void> {
  if (kind === 'come') return comes(here, [which])
  const member = here.members[who]
  if (kind === 'settleBefore') {
    const { at } = await settleBefore(member, 'all')
    if (at) settledAt[who]?.push(at)
  } else if (kind === 'unsettleBefore') {
    const at = settledAt[who]?.pop()
    if (at) await unsettleBefore(member, at)
  } else {
    const id = (await idsOf(here.kith)).get(letters[which]?.text ?? '') ?? crypto.randomUUID()
    await (kind === 'settle' ? settle : unsettle)(member, id).catch(unlessUnseen)
  }
}

function unlessUnseen(error: unknown): void {
  if (!(error instanceof Problem) || error.type !== 'notFound') throw error
}

async function idsOf(scope: Scope): Promise<Map<string, string>> {
  const [rows] = await run(
    scope,
    sql<{
      id: string
      said: string
    }>`select interaction_id as id, said from interaction_text where workspace_id = ${scope.workspaceId}`.compile(db),
  )
  return new Map(rows.map(({ id, said }) => [said, id]))
}

const waitingNow = async (scope: Scope) =>
  (
    await run(
      scope,
      sql`select * from waiting where workspace_id = ${scope.workspaceId} order by conversation_id, audience_id`.compile(
        db,
      ),
    )
  )[0]

async function waitingFromNothing({ kith }: Shop) {
  await run(kith, sql`delete from waiting where workspace_id = ${kith.workspaceId}`.compile(db))
  await reckonWaiting(kith, [...(await idsOf(kith)).values()], { quietly: true })
  return waitingNow(kith)
}

/** Some mail is there already; then rounds of acts that are done at once. */
const story = fc.tuple(
  fc.subarray([...letters.keys()], { minLength: 2 }),
  fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
)

test('whoever settles and takes back meanwhile, and in whatever order mail arrives', { timeout: 120_000 }, async () => {
  let waited = 0
  const law = fc.asyncProperty(story, async ([there, rounds]) => {
    const here = await shop()
    const settledAt: string[][] = [[], []]
    await comes(here, there)
    for (const acts of rounds) await Promise.all(acts.map((one) => does(here, one, settledAt)))
    const stands = await waitingNow(here.kith)
    waited += stands.length
    expect(stands).toEqual(await waitingFromNothing(here))
  })
  await fc.assert(law, { numRuns: 25 })
  expect(waited).toBeGreaterThan(10)
})

test('two who settle and take back the same at once, while it is reckoned', { timeout: 60_000 }, async () => {
  const here = await shop()
  await comes(here, [0, 3])
  const ids = [...(await idsOf(here.kith)).values()]
  for (let round = 0; round < 20; round++) {
    await Promise.all(
      ids.flatMap((id, at) => [
        (round + at) % 2 ? settle(here.members[0], id) : unsettle(here.members[1], id),
        reckonWaiting(here.kith, [id]),
        (round + at) % 3 ? unsettle(here.members[0], id) : settle(here.members[1], id),
        reckonWaiting(here.kith, [id]),
      ]),
    )
    expect(await waitingNow(here.kith)).toEqual(await waitingFromNothing(here))
  }
})
