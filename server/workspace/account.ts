// Who signs in: a person with an e-mail address and a password, who may belong to several workspaces.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { newId } from '../base/id.ts'
import { Problem, conflict, notFound } from '../base/problem.ts'
import { type Ground, type Scope, run, runGlobal } from '../base/scope.ts'
import { checkPassword, hashPassword } from './secret.ts'

export const emailText = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** Length is what makes a password strong (NIST SP 800-63B); more than 200 characters would only cost time. */
export const passwordText = z.string().min(10).max(200)
export const nameText = z.string().trim().min(1).max(120)

/** An IANA time zone and a BCP 47 locale that this server's Intl knows. */
export const timeZoneText = z
  .string()
  .max(60)
  .refine((zone) => knownTo(() => new Intl.DateTimeFormat('en', { timeZone: zone })), 'not a time zone')
export const localeText = z
  .string()
  .max(35)
  .refine((locale) => knownTo(() => new Intl.DateTimeFormat(locale)), 'not a locale')

export type NewAccount = { email: string; name: string; password: string; locale?: string; timeZone?: string }

export async function makeAccount(ground: Ground, given: NewAccount): Promise<string> {
  const account = await draftAccount(given)
  if ((await runGlobal(ground, insertion(account))).length === 0) throw taken()
  return account.id
}

/** With its password hashed: that takes a while, and no transaction should wait for it. */
export async function draftAccount({ email, name, password, locale, timeZone }: NewAccount) {
  return {
    id: newId(),
    email,
    name,
    password_hash: await hashPassword(password),
    ...(locale ? { locale } : {}),
    ...(timeZone ? { time_zone: timeZone } : {}),
  }
}
type Draft = Awaited<ReturnType<typeof draftAccount>>

/** Writes the account in the scope's transaction; not proven: that the address is theirs they say themselves alone. */
export async function writeAccount(scope: Scope, account: Draft, proven = true): Promise<void> {
  const [made] = await run(scope, insertion({ ...account, proven }))
  if (made.length === 0) throw taken()
}

const insertion = (account: Draft & { proven?: boolean }) =>
  db
    .insertInto('account')
    .values(account)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .compile()
const taken = () => conflict('email_taken', 'There is already an account with this e-mail address.')

/** Throws when there is an account already; until the transaction ends nobody else can be the first. */
export async function mustBeFirst(scope: Scope): Promise<void> {
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended('first account', 0))`.compile(db))
  const [some] = await run(scope, db.selectFrom('account').select('id').limit(1).compile())
  if (some.length > 0) throw conflict('already_set_up', 'This Kith is already set up; sign in.')
}

/** The account's id when address and password belong together; one and the same problem otherwise. */
export async function proveAccount(ground: Ground, email: string, password: string): Promise<string> {
  const [found] = await runGlobal(
    ground,
    db.selectFrom('account').select(['id', 'password_hash']).where('email', '=', email).compile(),
  )
  const right = await checkPassword(password, found?.password_hash)
  if (!found || !right)
    throw new Problem('unauthenticated', 'wrong_password', 'This e-mail address and password do not belong together.')
  return found.id
}

export async function findAccount(ground: Ground, email: string): Promise<string | null> {
  const query = db.selectFrom('account').select('id').where('email', '=', email)
  return (await runGlobal(ground, query.compile()))[0]?.id ?? null
}

export async function readAccount(ground: Ground, id: string) {
  const query = db.selectFrom('account').select(['id', 'email', 'name', 'locale', 'time_zone']).where('id', '=', id)
  const [account] = await runGlobal(ground, query.compile())
  if (!account) throw notFound('account')
  return account
}

export async function changeAccount(
  ground: Ground,
  id: string,
  change: { name?: string; locale?: string; timeZone?: string },
): Promise<void> {
  const { name, locale, timeZone } = change
  const set = { ...(name ? { name } : {}), ...(locale ? { locale } : {}), ...(timeZone ? { time_zone: timeZone } : {}) }
  if (Object.keys(set).length > 0)
    await runGlobal(ground, db.updateTable('account').set(set).where('id', '=', id).compile())
}

/** Sets a new password; answers false when there is no such account. */
export async function setPassword(ground: Ground, email: string, password: string): Promise<string | null> {
  const query = db
    .updateTable('account')
    .set({ password_hash: await hashPassword(password) })
    .where('email', '=', email)
  const [changed] = await runGlobal(ground, query.returning('id').compile())
  return changed?.id ?? null
}

export async function countAccounts(ground: Ground): Promise<number> {
  const rows = await runGlobal(ground, db.selectFrom('account').select('id').limit(1).compile())
  return rows.length
}

function knownTo(probe: () => unknown): boolean {
  try {
    probe()
    return true
  } catch (error) {
    return !(error instanceof RangeError)
  }
}
