// Which addresses and mail domains are our own; when that changes, what was captured is filed anew.
import { sql } from 'kysely'
import { db } from '../base/database.ts'
import { conflict, invalid, notFound } from '../base/problem.ts'
import { type Scope, atomically, run, runOne } from '../base/scope.ts'
import { recordEvents } from './event.ts'
import { ownAddresses } from './member.ts'
import { isFreeMail } from './free-mail.ts'

/** Told by a member, at a domain of ours, or seen as the sender of what we sent. */
export type FoundBy = 'asked' | 'domain' | 'sender'

/** Our addresses that one may know of, each with whose it is (null: shared, such as info@) and how it was found, and our domains. */
export async function listOurs(scope: Scope) {
  const { addresses, domains } = await readAll(scope)
  const open = addresses.filter(({ known }) => known)
  return { addresses: open.map(({ known: _, ...one }) => one), domains }
}

async function readAll(scope: Scope) {
  const [addresses, domains] = await run(
    scope,
    ownAddresses(scope).compile(),
    db
      .selectFrom('company_domain')
      .select('domain')
      .where('workspace_id', '=', scope.workspaceId)
      .orderBy('domain')
      .compile(),
  )
  const shown = addresses.map(({ address, member_id, found_by, known }) => ({
    address,
    memberId: member_id,
    foundBy: found_by as FoundBy,
    known,
  }))
  return { addresses: shown, domains }
}

/** Says that an address is ours and whose; said again, it changes hands. */
export async function keepAddress(scope: Scope, address: string, memberId: string | null): Promise<void> {
  await atomically(scope, async (scope) => {
    if (memberId) await mustBeMember(scope, memberId)
    const row = { workspace_id: scope.workspaceId, address, member_id: memberId, found_by: 'asked' }
    const query = db
      .insertInto('member_address')
      .values(row)
      .onConflict((on) =>
        on.columns(['workspace_id', 'address']).doUpdateSet({ member_id: memberId, found_by: 'asked' }),
      )
    await run(scope, query.compile())
    await changed(scope, 'addresses', { addresses: [address] })
  })
}

/** Takes an address from ours; one at a domain of ours would come back with the next mail, so that is refused. */
export async function dropAddress(scope: Scope, address: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    const own = db.selectFrom('company_domain').select('domain').where('workspace_id', '=', scope.workspaceId)
    if (await runOne(scope, own.where('domain', '=', domain).compile()))
      throw conflict('address_of_domain', `Every address at ${domain} is ours; remove the domain first.`)
    const query = db.deleteFrom('member_address').where('workspace_id', '=', scope.workspaceId)
    const [gone] = await run(scope, query.where('address', '=', address).returning('address').compile())
    if (gone.length === 0) throw notFound('address')
    await changed(scope, 'addresses', { addresses: [address] })
  })
}

/** Says that everyone who writes from a domain is one of us; a free-mail host is nobody's. */
export async function keepDomain(scope: Scope, domain: string): Promise<void> {
  refuseFreeMail([domain])
  await atomically(scope, async (scope) => {
    const row = { workspace_id: scope.workspaceId, domain }
    const query = db
      .insertInto('company_domain')
      .values(row)
      .onConflict((on) => on.doNothing())
    const [added] = await run(scope, query.returning('domain').compile())
    if (added.length > 0) await changed(scope, 'domains', { domains: [domain] })
  })
}

/** Takes a domain from ours, and with it the addresses that were known by it alone. */
export async function dropDomain(scope: Scope, domain: string): Promise<void> {
  await atomically(scope, async (scope) => {
    const query = db.deleteFrom('company_domain').where('workspace_id', '=', scope.workspaceId)
    const [gone] = await run(scope, query.where('domain', '=', domain).returning('domain').compile())
    if (gone.length === 0) throw notFound('domain')
    const alone = (await readAll(scope)).addresses.filter(
      ({ address, foundBy }) => foundBy === 'domain' && address.endsWith(`@${domain}`),
    )
    await forgetAddresses(
      scope,
      alone.map(({ address }) => address),
    )
    await changed(scope, 'domains', { domains: [domain] })
  })
}

async function forgetAddresses(scope: Scope, addresses: readonly string[]): Promise<void> {
  const query = db.deleteFrom('member_address').where('workspace_id', '=', scope.workspaceId)
  await run(scope, query.where('address', '=', sql<string>`any(${[...addresses]}::text[])`).compile())
}

export function refuseFreeMail(domains: readonly string[]): void {
  const free = domains.findIndex(isFreeMail)
  if (free < 0) return
  const detail = `Anybody can have a mailbox at ${domains[free]}; name single addresses instead.`
  throw invalid('free_mail', detail, [{ path: `domains.${free}`, code: 'free_mail', detail }])
}

/** What was captured before is filed anew, soon and in the background. */
async function changed(scope: Scope, field: string, what: { addresses?: string[]; domains?: string[] }): Promise<void> {
  await recordEvents(scope, [{ kind: 'workspace.changed', subjectId: scope.workspaceId, change: { fields: [field] } }])
  await refileOurs(scope, what)
}

export async function refileOurs(
  scope: Scope,
  { addresses = [], domains = [] }: { addresses?: string[]; domains?: string[] },
): Promise<void> {
  await scope.ground.jobs.queue(scope, 'ours', { workspaceId: scope.workspaceId, addresses, domains })
}

async function mustBeMember(scope: Scope, memberId: string): Promise<void> {
  const query = db.selectFrom('member').select('id').where('workspace_id', '=', scope.workspaceId)
  if (!(await runOne(scope, query.where('id', '=', memberId).compile()))) throw notFound('member')
}
