// Takes out what is left of interactions that are only half there, so that they can be made anew.
import { sql } from 'kysely'
import { db } from '../../base/database.ts'
import type { Scope } from '../../base/scope.ts'

export const takeOut = ({ workspaceId }: Scope, interactionIds: readonly string[]) => [
  sql`delete from search_entry where workspace_id = ${workspaceId} and interaction_id = any(${[...interactionIds]}::uuid[])`.compile(
    db,
  ),
  sql`delete from interaction where workspace_id = ${workspaceId} and id = any(${[...interactionIds]}::uuid[])`.compile(
    db,
  ),
]
