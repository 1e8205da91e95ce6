// A shop to which mail comes from two sources, one for everyone and one for a single member.
import { sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { run, type Scope } from '../../server/base/scope.ts'
import { reckonAnswers } from '../../server/insight/answer.ts'
import { audienceId } from '../../server/workspace/audience.ts'
import { addDepartment } from '../../server/workspace/department.ts'
import { keepAddress } from '../../server/workspace/ours.ts'
import { kithScope } from '../../server/workspace/session.ts'
import { arrive, makeSource } from '../arrive.ts'
import { newWorld } from '../world.ts'
import { type Mail, rawOf } from './mail.ts'

type Brought = { raw: Buffer; source: string; at: number }

export async function openShop() {
  const { scope, ground } = await newWorld()
  const kith = kithScope(ground, scope.workspaceId)
  await keepAddress(scope, 'shop@reed.example', null)
  await keepAddress(scope, 'tom@reed.example', scope.memberId)
  const departments = [await addDepartment(scope, 'Sales'), await addDepartment(scope, 'Mill')]
  const [open, closed] = [await makeSource(scope), await makeSource(scope, [scope.memberId ?? ''])]
  return { scope, kith, departments, open, closed, mails: [] as Brought[] }
}
export type Shop = Awaited<ReturnType<typeof openShop>>

export async function comes(shop: Shop, mail: Mail): Promise<void> {
  const at = shop.mails.length
  const brought = { raw: rawOf(mail, at), source: mail.closed ? shop.closed : shop.open, at }
  shop.mails.push(brought)
  await take(shop, brought)
}

export async function take({ scope, kith }: Shop, { raw, source, at }: Brought): Promise<void> {
  await arrive(scope, source, [raw], 'INBOX', at)
  await answerAll(kith)
}

export async function answerAll(kith: Scope): Promise<void> {
  const query = db.selectFrom('interaction').select('id').where('workspace_id', '=', kith.workspaceId)
  const [rows] = await run(kith, query.compile())
  await reckonAnswers(
    kith,
    rows.map(({ id }) => id),
  )
}

/** Who may read all there is. */
export async function readerOfAll({ scope, kith }: Shop): Promise<Scope> {
  const query = db.selectFrom('audience').select('id').where('workspace_id', '=', kith.workspaceId)
  const [rows] = await run(kith, query.compile())
  return { ...scope, audiences: rows.map(({ id }) => id) }
}

/** Who may read what is everyone's alone. */
export const readerOfOpen = ({ scope }: Shop): Scope => ({
  ...scope,
  audiences: [audienceId(scope.workspaceId, 'everyone')],
})

export async function zoneOf({ kith }: Shop): Promise<string> {
  const query = sql<{ zone: string }>`select time_zone as zone from workspace where id = ${kith.workspaceId}`
  return (await run(kith, query.compile(db)))[0][0]?.zone ?? ''
}
