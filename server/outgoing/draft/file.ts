// Files that go along with a mail: taken as they come, taken off again, carried along from a mail that is passed on.
import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { invalid, notFound, Problem, unavailable } from '../../base/problem.ts'
import { type Scope, atomically, run } from '../../base/scope.ts'
import { fetchAttachment } from '../../capture/mail/apart.ts'
import { oneLine } from '../compose/header.ts'
import { announceDraft } from './announce.ts'
import type { Answered } from './answered.ts'
import { requireDraft } from './read.ts'
import type { DraftFile, Version } from './shape.ts'

/** All files of a mail together: on their way they become a third larger, and most servers take 35 MB. */
export const mostFileBytes = 25_000_000
const mostFiles = 50
/** A sender from whom nothing has come for so long is gone. */
const quietMs = 60_000

export const filePath = ({ ground, workspaceId }: Scope, id: string): string =>
  join(filesOf(ground.home, workspaceId), id)
export const filesOf = (home: string, workspaceId: string): string => join(home, 'outgoing', workspaceId)

type Given = { name: string; type: string }

/** Writes the bytes durably, then says that they belong to the draft; tooLarge beyond what a mail carries. */
export async function attachFile(
  scope: Scope,
  draftId: string,
  given: Given,
  bytes: Readable,
): Promise<DraftFile & Version> {
  await requireDraft(scope, draftId)
  const id = newId()
  // Ended while nobody reads from it, it would end the process.
  bytes.on('error', () => undefined)
  try {
    const size = await writeFile(filePath(scope, id), bytes)
    return await belong(scope, draftId, { id, size, name: nameOf(given.name), type: typeOf(given.type) })
  } catch (error) {
    await rm(filePath(scope, id), { force: true })
    throw asProblem(error)
  }
}

/** One's own file of a draft, to look at it; what it is shown as never runs. */
export async function openFile(scope: Scope, id: string): Promise<{ name: string; bytes: Readable }> {
  const { name } = await requireFile(scope, id)
  return { name, bytes: createReadStream(filePath(scope, id)) }
}

/** Takes a file off a draft, or puts it back. */
export async function removeFile(scope: Scope, id: string, removed: boolean): Promise<Version> {
  const { draftId, size } = await requireFile(scope, id)
  return atomically(scope, async (scope) => {
    await requireDraft(scope, draftId, { locked: true })
    if (!removed) await refuseTooMuch(scope, draftId, size)
    const update = db
      .updateTable('draft_file')
      .set({ removed_at: removed ? sql<string>`now()` : null })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
    await run(scope, update.compile())
    return raiseVersion(scope, draftId)
  })
}

/** Whoever has the draft before their eyes must see this before it goes out. */
async function raiseVersion(scope: Scope, draftId: string): Promise<Version> {
  const update = db
    .updateTable('draft')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', draftId)
    .returning('version')
  const [[row]] = await run(scope, update.compile())
  announceDraft(scope, draftId)
  return { version: row?.version ?? 0 }
}

/** The files of a mail that is passed on; answers how many did not fit. */
export async function carryFiles(scope: Scope, draftId: string, { mail, kept }: Answered): Promise<number> {
  let leftOut = 0
  for (const { index, inline, size } of mail.attachments) {
    if (inline) continue
    const fetched = size > mostFileBytes ? null : await fetchAttachment(kept, index)
    const file = fetched?.ok ? fetched.value : null
    const taken = file && (await attachFile(scope, draftId, file, Readable.from([file.bytes])).catch(tooMuch))
    if (!taken) leftOut++
  }
  return leftOut
}

function tooMuch(error: unknown): null {
  if (error instanceof Problem && error.type === 'tooLarge') return null
  throw error
}

async function requireFile(scope: Scope, id: string): Promise<{ draftId: string; name: string; size: number }> {
  const [[file]] = await run(
    scope,
    sql<{
      draftId: string
      name: string
      size: number
    }>`select f.draft_id as "draftId", f.name, f.size from draft_file f
      join draft d on d.workspace_id = ${scope.workspaceId} and d.id = f.draft_id
      where f.workspace_id = ${scope.workspaceId} and f.id = ${id} and d.member_id = ${scope.memberId}::uuid and d.sending_id is null`.compile(
      db,
    ),
  )
  if (!file) throw notFound('file')
  return file
}

/** One file of a draft at a time is added, so that together they stay below the limit. */
async function belong(scope: Scope, draftId: string, file: DraftFile): Promise<DraftFile & Version> {
  return atomically(scope, async (scope) => {
    await requireDraft(scope, draftId, { locked: true })
    await refuseTooMuch(scope, draftId, file.size)
    const row = { workspace_id: scope.workspaceId, draft_id: draftId, ...file }
    await run(scope, db.insertInto('draft_file').values(row).compile())
    return { ...file, ...(await raiseVersion(scope, draftId)) }
  })
}

async function refuseTooMuch(scope: Scope, draftId: string, size: number): Promise<void> {
  const [[sum]] = await run(
    scope,
    sql<{
      bytes: number
      files: number
    }>`select coalesce(sum(size), 0)::bigint as bytes, count(*)::int as files from draft_file
      where workspace_id = ${scope.workspaceId} and draft_id = ${draftId} and removed_at is null`.compile(db),
  )
  if ((sum?.bytes ?? 0) + size > mostFileBytes || (sum?.files ?? 0) >= mostFiles) throw tooLarge()
}

const tooLarge = () =>
  new Problem('tooLarge', 'files_too_large', `The files of a mail may hold ${mostFileBytes / 1_000_000} MB together.`)

/** Answers how many bytes it was. */
async function writeFile(path: string, bytes: Readable): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  const patience = setTimeout(() => void bytes.destroy(new Error('nothing came any more')), quietMs)
  let size = 0
  try {
    for await (const chunk of bytes) {
      size += (chunk as Buffer).length
      if (size > mostFileBytes) throw tooLarge()
      await file.appendFile(chunk as Buffer)
      patience.refresh()
    }
    await file.datasync()
  } finally {
    clearTimeout(patience)
    await file.close()
  }
  const folder = await open(dirname(path))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
  return size
}

function asProblem(error: unknown): unknown {
  const { code = '' } = error as { code?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return unavailable('disk_full', 'The disk that Kith writes to is too full for this. Make room on it, then go on.')
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR')
    return invalid('upload_cut', 'The upload was cut.')
  return error
}

/** The last name of a path, without what would turn the direction of writing. */
function nameOf(name: string): string {
  const line = oneLine(name).replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  const last = line.slice(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1).trim()
  return /[^.\s]/.test(last) ? last.slice(-200).toWellFormed() : 'file'
}

const typeOf = (type: string): string =>
  /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type.toLowerCase() : 'application/octet-stream'
