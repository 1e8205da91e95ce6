// Mailboxes as their readers and those who may change them see them, folder by folder.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { notFound } from '../../base/problem.ts'
import { type Scope, run } from '../../base/scope.ts'
import { may } from '../../workspace/role.ts'
import { choiceOf } from '../readers/choice.ts'
import { byUse } from './folder.ts'
import type { MailboxDetail, MailboxSeen, Role } from './shape.ts'

type Row = {
  id: string
  name: string
  address: string
  readers: string
  readable: boolean
  ownerId: string | null
  ownerName: string
  departmentId: string | null
  departmentName: string
  phase: string
  problem: string | null
  problemDetail: string
  failingSince: string | null
  tries: number
  nextTryAt: string | null
  succeededAt: string | null
  madeAt: string
  listed: number
  taken: number
  gone: number
  readBackTo: string | null
  waiting: number
  reading: number
  provedAt: string | null
  proofListed: number
  missing: number
  pending: number
  proofProblem: string | null
}

/** Newest first. A member's own mailbox is known to its owner, and to managers by name and counts. */
export async function listMailboxes(scope: Scope): Promise<MailboxSeen[]> {
  return (await select(scope, sql`true`)).map((row) => shape(scope, row))
}

/** Throws notFound when the member may not know of it. */
export async function readMailbox(scope: Scope, sourceId: string): Promise<MailboxDetail> {
  const [row] = await select(scope, sql`s.id = ${sourceId}`)
  if (!row) throw notFound('mailbox')
  const seen = shape(scope, row)
  const [[mailbox], folders] = await run(
    scope,
    db
      .selectFrom('mailbox')
      .select(['sender_name', 'signature', 'imap_host', 'imap_port', 'imap_security', 'imap_login', 'imap_certificate'])
      .select(['smtp_host', 'smtp_port', 'smtp_security', 'smtp_login', 'smtp_certificate'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('source_id', '=', sourceId)
      .compile(),
    db
      .selectFrom('mailbox_folder')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('source_id', '=', sourceId)
      .compile(),
  )
  if (!mailbox) throw notFound('mailbox')
  const entrance = (kind: 'imap' | 'smtp') => {
    const [host, port, security] = [mailbox[`${kind}_host`], mailbox[`${kind}_port`], mailbox[`${kind}_security`]]
    if (!(seen.mayChange && seen.readable) || host === null || port === null) return null
    const login = mailbox[`${kind}_login`] ?? mailbox.imap_login
    return { host, port, security: security as 'tls', login, trusted: mailbox[`${kind}_certificate`] !== null }
  }
  return {
    ...seen,
    senderName: seen.readable ? mailbox.sender_name : '',
    signature: seen.readable ? mailbox.signature : '',
    imap: entrance('imap'),
    smtp: entrance('smtp'),
    // The names of folders tell what is in them: who may not read it sees none.
    folders: seen.readable ? folders.map(shapeFolder).toSorted(byUse) : [],
  }
}

const live = sql`f.chosen and f.gone_at is null`

async function select(scope: Scope, matching: ReturnType<typeof sql>): Promise<Row[]> {
  const workspace = scope.workspaceId
  const readable = sql`s.audience_id = any(${[...scope.audiences]}::uuid[])`
  const known = may(scope.role, 'manageSources') ? sql`true` : readable
  const [rows] = await run(
    scope,
    sql<Row>`select s.id, s.name, m.address, a.readers, ${readable} as readable, s.owner_id as "ownerId", coalesce(o.name, '') as "ownerName",
        s.department_id as "departmentId", coalesce(d.name, '') as "departmentName", s.phase, s.problem, s.problem_detail as "problemDetail",
        m.failing_since as "failingSince", m.tries, m.next_try_at as "nextTryAt", m.succeeded_at as "succeededAt", s.made_at as "madeAt",
        f.listed, f.taken, f.gone, f.read_back_to as "readBackTo", f.waiting, f.reading,
        p.proved_at as "provedAt", p.listed as "proofListed", p.missing, p.pending, p.problem as "proofProblem"
      from mailbox m
      join source s on s.workspace_id = ${workspace} and s.id = m.source_id
      join audience a on a.workspace_id = ${workspace} and a.id = s.audience_id
      left join member o on o.workspace_id = ${workspace} and o.id = s.owner_id
      left join department d on d.workspace_id = ${workspace} and d.id = s.department_id
      cross join lateral (select coalesce(sum(f.listed) filter (where ${live}), 0)::bigint as listed, coalesce(sum(f.taken) filter (where ${live}), 0)::bigint as taken,
          coalesce(sum(f.gone), 0)::bigint as gone, max(f.back_to) filter (where ${live} and f.back_to_uid > 1) as read_back_to,
          count(*) filter (where ${live} and f.looked_at is null)::int as waiting, count(*) filter (where ${live} and f.back_to_uid > 1)::int as reading
        from mailbox_folder f where f.workspace_id = ${workspace} and f.source_id = m.source_id) f
      left join lateral (select * from source_proof p where p.workspace_id = ${workspace} and p.source_id = s.id order by p.id desc limit 1) p on true
      where m.workspace_id = ${workspace} and ${known} and ${matching} order by s.id desc limit 500`.compile(db),
  )
  return rows
}

function shape(scope: Scope, row: Row): MailboxSeen {
  const { id, name, address, readable, ownerName, departmentId, departmentName } = row
  const mayChange = row.ownerId === scope.memberId || may(scope.role, 'manageSources')
  const { provedAt, proofListed, missing, pending, proofProblem } = row
  return {
    id,
    name,
    address,
    ...choiceOf(row.readers, row.ownerId),
    readable,
    mayChange,
    ownerName,
    departmentId,
    departmentName,
    state: stateOf(row),
    problem: row.problem
      ? { code: row.problem, detail: row.readable ? row.problemDetail : '', since: row.failingSince }
      : null,
    nextTryAt: row.problem ? row.nextTryAt : null,
    succeededAt: row.succeededAt,
    listed: row.listed,
    taken: row.taken,
    gone: row.gone,
    readBackTo: row.readBackTo,
    proof: provedAt ? { provedAt, listed: proofListed, missing, pending, problem: proofProblem } : null,
    madeAt: row.madeAt,
  }
}

function stateOf({ phase, problem, succeededAt, waiting, reading }: Row): MailboxSeen['state'] {
  if (phase === 'paused' || phase === 'failed' || phase === 'ended') return phase
  if (problem) return 'reconnecting'
  if (!succeededAt && waiting > 0) return 'connecting'
  return waiting + reading > 0 ? 'reading' : 'following'
}

type FolderRow = {
  id: string
  path: string
  role: string
  chosen: boolean
  gone_at: string | null
  back_to_uid: number | null
  back_to: string | null
  listed: number
  taken: number
  gone: number
  looked_at: string | null
  problem: string | null
  problem_detail: string
  failing_since: string | null
}

function shapeFolder(row: FolderRow): MailboxDetail['folders'][number] {
  const { id, path, role, chosen, listed, taken, gone, problem } = row
  return {
    id,
    path,
    role: role as Role,
    chosen,
    state: folderStateOf(row),
    listed,
    taken,
    gone,
    readBackTo: row.back_to_uid !== null && row.back_to_uid > 1 ? row.back_to : null,
    lookedAt: row.looked_at,
    problem: problem ? { code: problem, detail: row.problem_detail, since: row.failing_since } : null,
  }
}

function folderStateOf(row: FolderRow): MailboxDetail['folders'][number]['state'] {
  if (row.gone_at) return 'gone'
  if (!row.chosen) return 'left'
  if (row.problem) return 'failed'
  if (row.back_to_uid === null) return 'waiting'
  return row.back_to_uid > 1 ? 'reading' : 'complete'
}
