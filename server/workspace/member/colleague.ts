// A colleague known from mail: met at an address of ours, by those who may read the mail, under the name that stands there.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { type Scope, run } from '../../base/scope.ts'
import { audienceId } from '../audience.ts'

/** An address of ours that was met in mail of an audience. */
export type Met = { address: string; audienceId: string }

/**
 * Makes colleagues known from mail, each with an address of theirs (memberless: a shared address of ours); one that was made meanwhile stays.
 * Nobody knows of them before `keepMet` says who met them.
 */
export async function meetColleagues(
  scope: Scope,
  met: readonly { address: string; name: string | null }[],
): Promise<void> {
  for (const { address, name } of [...met].sort((a, b) => (a.address < b.address ? -1 : 1))) {
    const memberId = name === null ? null : newId()
    if (memberId)
      await run(
        scope,
        db
          .insertInto('member')
          .values({
            workspace_id: scope.workspaceId,
            id: memberId,
            name: name ?? address,
            role: 'guest',
            status: 'known',
          })
          .compile(),
      )
    const row = { workspace_id: scope.workspaceId, address, member_id: memberId, found_by: 'domain' }
    const [made] = await run(
      scope,
      db
        .insertInto('member_address')
        .values(row)
        .onConflict((on) => on.doNothing())
        .returning('address')
        .compile(),
    )
    if (made.length === 0 && memberId)
      await run(
        scope,
        db.deleteFrom('member').where('workspace_id', '=', scope.workspaceId).where('id', '=', memberId).compile(),
      )
  }
}

/** Makes colleagues of whom everyone may know without any mail. */
export async function introduceColleagues(
  scope: Scope,
  colleagues: readonly { address: string; name: string | null }[],
): Promise<void> {
  await meetColleagues(scope, colleagues)
  const everyone = audienceId(scope.workspaceId, 'everyone')
  await keepMet(
    scope,
    colleagues.map(({ address }) => ({ address, audienceId: everyone })),
  )
}

/** Lets those of an audience know of the addresses of ours that they met; what is no address of ours is passed over. */
export async function keepMet(scope: Scope, met: readonly Met[]): Promise<void> {
  if (met.length === 0) return
  await run(
    scope,
    sql`insert into address_met (workspace_id, address, audience_id)
      select distinct ${scope.workspaceId}::uuid, m.address, row.audience_id
      from unnest(${met.map((m) => m.address)}::text[], ${met.map((m) => m.audienceId)}::uuid[]) as row (address, audience_id)
      join member_address m on m.workspace_id = ${scope.workspaceId} and m.address = row.address and m.found_by = 'domain'
      order by 2, 3 on conflict do nothing`.compile(db),
  )
}

/** Those of an audience may read no mail any more in which these were met. */
export async function forgetMet(scope: Scope, met: readonly Met[]): Promise<void> {
  if (met.length === 0) return
  await run(
    scope,
    sql`delete from address_met a using unnest(${met.map((m) => m.address)}::text[], ${met.map((m) => m.audienceId)}::uuid[]) as row (address, audience_id)
      where a.workspace_id = ${scope.workspaceId} and a.address = row.address and a.audience_id = row.audience_id`.compile(
      db,
    ),
  )
}

/** Calls colleagues known from mail as it does now; a name that an owner gave stays. Answers whose name changed. */
export async function renameColleagues(
  scope: Scope,
  called: readonly { id: string; name: string }[],
): Promise<string[]> {
  if (called.length === 0) return []
  const [renamed] = await run(
    scope,
    sql<{ id: string }>`update member m set name = row.name
      from unnest(${called.map((c) => c.id)}::uuid[], ${called.map((c) => c.name)}::text[]) as row (id, name)
      where m.workspace_id = ${scope.workspaceId} and m.id = row.id and m.status = 'known' and m.name <> row.name
        and not exists (select from event e where e.workspace_id = ${scope.workspaceId} and e.subject_id = m.id and e.kind = 'member.changed')
      returning m.id`.compile(db),
  )
  return renamed.map(({ id }) => id)
}

/** Colleagues known from mail of whom no address is left. */
export async function listAddressless(scope: Scope): Promise<string[]> {
  const [rows] = await run(
    scope,
    db
      .selectFrom('member')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('status', '=', 'known')
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom('member_address')
              .select('member_id')
              .where('workspace_id', '=', scope.workspaceId)
              .whereRef('member_id', '=', 'member.id'),
          ),
        ),
      )
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom('audience_reader')
              .select('member_id')
              .where('workspace_id', '=', scope.workspaceId)
              .whereRef('member_id', '=', 'member.id'),
          ),
        ),
      )
      .compile(),
  )
  return rows.map(({ id }) => id)
}

/** Takes out colleagues who were none; nothing may refer to them any more. */
export async function forgetColleagues(scope: Scope, ids: readonly string[]): Promise<void> {
  const query = db.deleteFrom('member').where('workspace_id', '=', scope.workspaceId).where('status', '=', 'known')
  await run(scope, query.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).compile())
}
