// The account at the end, from the rows themselves: every acknowledgement the sender heard against what is here, byte by byte.
import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { type Raw, unpackRaw } from '../kit/head.ts'
import { findBroken } from '../kit/rules.ts'
import { type Fate, fateOf } from './post.ts'

export type Account = {
  listed: number
  captured: number
  joined: number
  quarantined: number
  excluded: number
  lost: number
  duplicated: number
  broken: string[]
}
/** By the digest of its bytes: which one it is, and how often it was acknowledged. */
export type Posted = Map<string, { index: number; acknowledged: number }>

type Row = Raw & { id: string; outcome: string | null; interaction: string | null }

const outcomes: Record<Fate, string[]> = {
  written: ['captured', 'joined'],
  'left out': ['left_out'],
  quarantined: ['quarantined'],
}

/** Read as the owner of the schema. */
export async function drawUp(owner: Client, home: string, posted: Posted): Promise<Account> {
  const { rows } = await owner.query<Row>(
    `select m.id, encode(m.raw_hash, 'hex') as hash, r.packed, m.workspace_id as workspace, a.outcome, a.interaction_id as interaction
      from drop_mail m left join raw r on r.workspace_id = m.workspace_id and r.hash = m.raw_hash
      left join arrival a on a.workspace_id = m.workspace_id and a.source_id = m.source_id and a.folder = '' and a.position = m.id::text`,
  )
  const broken: string[] = []
  const copies = new Map<string, Row[]>()
  for (const row of rows) {
    const digest = digestOf(row, home)
    if (!digest || !posted.has(digest)) broken.push(`${row.id} is nothing that was posted`)
    else copies.set(digest, [...(copies.get(digest) ?? []), row])
  }
  let [lost, duplicated] = [0, 0]
  for (const [digest, { index, acknowledged }] of posted) {
    const here = copies.get(digest) ?? []
    const right = here.filter(({ outcome }) => outcomes[fateOf(index)].includes(outcome ?? ''))
    lost += Math.max(0, acknowledged - right.length)
    if (right.length < here.length) broken.push(`${index} became ${here.map(({ outcome }) => outcome).join(', ')}`)
    if (fateOf(index) !== 'written') continue
    duplicated += Math.max(0, new Set(here.map(({ interaction }) => interaction)).size - 1)
    duplicated += Math.max(0, here.filter(({ outcome }) => outcome === 'captured').length - 1)
  }
  return { ...count(rows), lost, duplicated, broken: [...broken, ...(await findWrong(owner, rows))] }
}

/** Of the bytes as they were sent: without the lines that were written above them. */
function digestOf(row: Row, home: string): string | null {
  const raw = unpackRaw(home, row)
  const from = raw.indexOf('+0000\r\n')
  return from === -1
    ? null
    : createHash('sha256')
        .update(raw.subarray(from + 7))
        .digest('hex')
}

function count(rows: readonly Row[]) {
  const of = (wanted: string) => rows.filter(({ outcome }) => outcome === wanted).length
  return {
    listed: rows.length,
    captured: of('captured'),
    joined: of('joined'),
    quarantined: of('quarantined'),
    excluded: of('left_out'),
  }
}

async function findWrong(owner: Client, rows: readonly Row[]): Promise<string[]> {
  const { listed, captured, joined, quarantined, excluded } = count(rows)
  const sum = captured + joined + quarantined + excluded
  const rest = await owner.query<{ arrivals: number; interactions: number }>(
    'select (select count(*)::int from arrival) as arrivals, (select count(*)::int from interaction) as interactions',
  )
  const { arrivals = 0, interactions = 0 } = rest.rows[0] ?? {}
  return [
    ...(sum === listed ? [] : [`${listed} accepted, ${sum} accounted for`]),
    ...(arrivals === listed ? [] : [`${listed} accepted, ${arrivals} arrived`]),
    ...(interactions === captured ? [] : [`${captured} captured, ${interactions} interactions`]),
    ...(await findBroken(owner, ['a source was not read to its end'])),
  ]
}
