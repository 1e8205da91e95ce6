// The account at the end, drawn up from the rows themselves: what the files hold against what is here, and every counter against a recount.
import type { Client } from 'pg'
import { type Head, readHeads } from '../kit/head.ts'
import { findBroken } from '../kit/rules.ts'

export type Account = {
  listed: number
  captured: number
  joined: number
  quarantined: number
  excluded: number
  lost: number
  doubled: number
  /** Rules that do not hold, in words. */
  broken: string[]
}

type Arrival = { source_id: string; outcome: string; interaction_id: string | null; hash: string }

/** `files`: how often each Message-ID stands in each source. Read as the owner of the schema. `but`: rules that do not hold for what is looked at. */
export async function drawUp(
  owner: Client,
  home: string,
  files: ReadonlyMap<string, ReadonlyMap<string, number>>,
  but: readonly string[] = [],
): Promise<Account> {
  const heads = await readHeads(owner, home)
  const { rows: arrivals } = await owner.query<Arrival>(
    `select source_id, outcome, interaction_id, encode(raw_hash, 'hex') as hash from arrival`,
  )
  const { rows: interactions } = await owner.query<{ id: string; hash: string }>(
    `select id, encode(raw_hash, 'hex') as hash from interaction`,
  )
  const places = comparePlaces(files, arrivals, heads)
  const written = compareInteractions(arrivals, interactions, heads)
  const of = (outcome: string) => arrivals.filter((one) => one.outcome === outcome).length
  const listed = [...files.values()].flatMap((file) => [...file.values()]).reduce((sum, times) => sum + times, 0)
  const account = {
    listed,
    captured: of('captured'),
    joined: of('joined'),
    quarantined: of('quarantined'),
    excluded: of('left_out'),
  }
  const sum = account.captured + account.joined + account.quarantined + account.excluded
  return {
    ...account,
    lost: places.lost + written.lost,
    doubled: places.doubled + written.doubled,
    broken: [
      ...(sum === listed ? [] : [`${listed} listed, ${sum} accounted for`]),
      ...(interactions.length === account.captured
        ? []
        : [`${account.captured} captured, ${interactions.length} interactions`]),
      ...(await findBroken(owner, but)),
    ],
  }
}

function comparePlaces(
  files: ReadonlyMap<string, ReadonlyMap<string, number>>,
  arrivals: readonly Arrival[],
  heads: ReadonlyMap<string, Head>,
) {
  const here = new Map<string, number>()
  for (const { source_id, hash } of arrivals) {
    const key = `${source_id} ${heads.get(hash)?.messageId}`
    here.set(key, (here.get(key) ?? 0) + 1)
  }
  let [lost, doubled] = [0, 0]
  for (const [sourceId, file] of files)
    for (const [id, times] of file) {
      const found = here.get(`${sourceId} ${id}`) ?? 0
      here.delete(`${sourceId} ${id}`)
      lost += Math.max(0, times - found)
      doubled += Math.max(0, found - times)
    }
  return { lost, doubled: doubled + [...here.values()].reduce((sum, times) => sum + times, 0) }
}

/** Every message that was taken in has its interaction: the one its arrival names, of the same sender, second and subject. No two are of one Message-ID. */
function compareInteractions(
  arrivals: readonly Arrival[],
  interactions: readonly { id: string; hash: string }[],
  heads: ReadonlyMap<string, Head>,
) {
  const written = new Map(interactions.map(({ id, hash }) => [id, heads.get(hash)]))
  const taken = arrivals.filter(({ outcome }) => outcome === 'captured' || outcome === 'joined')
  const lost = taken.filter((one) => {
    const head = written.get(one.interaction_id ?? '')
    return !head || head.key !== heads.get(one.hash)?.key
  }).length
  const byId = Map.groupBy(interactions, ({ hash }) => heads.get(hash)?.messageId ?? hash)
  const named = new Set(taken.map(({ interaction_id }) => interaction_id))
  const doubled = [...byId.values()].reduce((sum, group) => sum + group.length - 1, 0)
  return { lost, doubled: doubled + interactions.filter(({ id }) => !named.has(id)).length }
}
