// Tells a member's own open pages, and nobody else's, that a draft or a mail on its way changed.
import type { Scope } from '../../base/scope.ts'
import { audienceId } from '../../workspace/audience.ts'
import { announceEvents } from '../../workspace/event.ts'

/** The audience of one member alone. */
export const ownAudience = (scope: Scope, memberId = scope.memberId): string =>
  audienceId(scope.workspaceId, memberId ? [memberId] : [])

export const announceDraft = (scope: Scope, id: string): void =>
  announceEvents(scope, [{ kind: 'draft.changed', subjectId: id, audienceId: ownAudience(scope) }])
