// Who may know that a mail came back: whoever may read that mail now; where there is none, whom the mailbox was for.
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../base/scope.ts'

/** The audience of a bounce `b`. It is asked of each that an index found, for no index serves an expression. */
export const toldTo = ({ workspaceId }: Scope): RawBuilder<string> =>
  sql`coalesce((select i.audience_id from interaction i where i.workspace_id = ${workspaceId} and i.id = b.interaction_id), b.audience_id)`
