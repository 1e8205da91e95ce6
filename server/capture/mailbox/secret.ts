// The passwords of mailboxes: sealed under the server's key, bound to their row and column, opened only to sign in.
import type { Scope } from '../../base/scope.ts'
import { open, seal } from '../../base/seal.ts'

type Column = 'imap_secret' | 'smtp_secret'

const bound = ({ workspaceId }: Scope, sourceId: string, column: Column) =>
  `mailbox.${column} ${workspaceId} ${sourceId}`

export const sealSecret = (scope: Scope, sourceId: string, column: Column, plain: string): Buffer =>
  seal(scope.ground.key, bound(scope, sourceId, column), plain)

/** Null where it cannot be opened: the server's key is another one than it was sealed with. */
export const openSecret = (scope: Scope, sourceId: string, column: Column, sealed: Buffer): string | null =>
  open(scope.ground.key, bound(scope, sourceId, column), sealed)
