// Where the days of the company begin and end, and what one may read: the conditions that its figures share.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../base/scope.ts'
import type { Days } from './period.ts'

type Sql = RawBuilder<unknown>

export const readable = (scope: Scope, alias: string): Sql =>
  sql`${sql.ref(`${alias}.audience_id`)} = any(${[...scope.audiences]}::uuid[])`
export const startOfDay = (day: string, timeZone: string): Sql =>
  sql`(${day}::date::timestamp at time zone ${timeZone}::text)`
export const endOfDay = (day: string, timeZone: string): Sql =>
  sql`((${day}::date + 1)::timestamp at time zone ${timeZone}::text)`
export const within = (at: Sql, { from, to }: Days, timeZone: string): Sql =>
  sql`${at} >= ${startOfDay(from, timeZone)} and ${at} < ${endOfDay(to, timeZone)}`
/** Of someone who was not removed; of nobody counts as well. */
export const notRemoved = (scope: Scope, customerId: Sql): Sql =>
  sql`not exists (select from removal r where r.workspace_id = ${scope.workspaceId} and r.subject_id = ${customerId})`
