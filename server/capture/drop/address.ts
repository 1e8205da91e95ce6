// A drop address: a word that tells whose it is, and a secret that nobody guesses. Who knows it may put mail in; what was put in it does not show.
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import { newId } from '../../base/id.ts'
import { type Ground, type Scope, run, runGlobal } from '../../base/scope.ts'
import { open, seal } from '../../base/seal.ts'
import { fold } from '../../people/naming/fold.ts'

/** What is not mistaken for another when it is read aloud; 20 of 32 are 100 bits. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
const secretLength = 20
const shape = new RegExp(`^[a-z0-9]{1,16}-[${letters}]{${secretLength}}$`)

/** The hash under which an address is looked up; null for what none of ours can be, whatever its case. */
export function keyOf(local: string): Buffer | null {
  const plain = local.toLowerCase()
  return shape.test(plain) ? createHash('sha256').update(plain).digest() : null
}

export type Slot = { workspaceId: string; sourceId: string; addressId: string; live: boolean }

/** Whose address a hash is of, in any workspace; also of one that has ended. */
export async function findSlot(ground: Ground, key: Buffer): Promise<Slot | null> {
  const query = db
    .selectFrom('drop_key')
    .select(['workspace_id as workspaceId', 'source_id as sourceId', 'address_id as addressId', 'live'])
    .where('key', '=', key)
    .limit(1)
  return (await runGlobal(ground, query.compile()))[0] ?? null
}

/** Gives a source an address that nothing had before; `name` is what it begins with. */
export async function writeAddress(scope: Scope, sourceId: string, name: string): Promise<void> {
  const id = newId()
  const local = `${wordOf(name)}-${makeSecret()}`
  const key = keyOf(local)
  if (!key) throw new Error('an address was made that is none')
  const common = { workspace_id: scope.workspaceId, source_id: sourceId, key }
  await run(
    scope,
    db
      .insertInto('drop_address')
      .values({ ...common, id, sealed: seal(scope.ground.key, boundTo(scope, id), local), made_by: scope.memberId })
      .compile(),
    db
      .insertInto('drop_key')
      .values({ ...common, address_id: id, live: true })
      .compile(),
  )
}

/** Takes nothing in any more at any address of the source. */
export async function endAddresses(scope: Scope, sourceId: string): Promise<void> {
  const { workspaceId } = scope
  await run(
    scope,
    sql`update drop_address set ended_at = now() where workspace_id = ${workspaceId} and source_id = ${sourceId} and ended_at is null`.compile(
      db,
    ),
    sql`update drop_key set live = false where workspace_id = ${workspaceId} and source_id = ${sourceId} and live`.compile(
      db,
    ),
  )
}

/** The address that ended last is one again. */
export async function reviveAddress(scope: Scope, sourceId: string): Promise<void> {
  const { workspaceId } = scope
  const newest = sql`(select id from drop_address where workspace_id = ${workspaceId} and source_id = ${sourceId} order by id desc limit 1)`
  await run(
    scope,
    sql`update drop_address set ended_at = null where workspace_id = ${workspaceId} and id = ${newest}`.compile(db),
    sql`update drop_key set live = true where workspace_id = ${workspaceId} and address_id = ${newest}`.compile(db),
  )
}

/** An address in full; null where the server's key is another one than it was sealed with. */
export function addressOf(scope: Scope, { id, sealed }: { id: string; sealed: Buffer }): string | null {
  const local = open(scope.ground.key, boundTo(scope, id), sealed)
  return local && `${local}@${scope.ground.mailIn.name}`
}

/** Every drop address the workspace has or had, as hashes in hex. */
export async function readDrops(scope: Scope): Promise<Set<string>> {
  const query = db.selectFrom('drop_address').select('key').where('workspace_id', '=', scope.workspaceId)
  const [rows] = await run(scope, query.compile())
  return new Set(rows.map(({ key }) => key.toString('hex')))
}

/** Whether an address of a mail is one of those: nobody's, and not to be shown. */
export function isDrop(drops: ReadonlySet<string>, address: string): boolean {
  if (drops.size === 0) return false
  const key = keyOf(address.slice(0, Math.max(0, address.lastIndexOf('@'))))
  return key !== null && drops.has(key.toString('hex'))
}

const boundTo = ({ workspaceId }: Scope, id: string) => `drop_address.sealed ${workspaceId} ${id}`

function makeSecret(): string {
  return Array.from(randomBytes(secretLength), (byte) => letters[byte & 31]).join('')
}

/** The first word of a name that can stand in an address. */
function wordOf(name: string): string {
  const words = fold(name).split(/[^a-z0-9]+/)
  return words.find((word) => word.length > 1)?.slice(0, 16) ?? 'mail'
}
