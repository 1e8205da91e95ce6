// The link of an invitation: its token stands behind the #, which no browser sends along, so that no log and no proxy keeps it.
import type { Gives } from '../../api.ts'

export type Invitation = Gives<'GET /invitations'>['items'][number]
/** What one is told once. */
export type Made = { token: string; expiresAt: string; email: string | undefined; uses: number }

/** At the address this page was opened at: Kith sends whoever comes past its public address there. */
export const linkOf = (token: string): string => `${location.origin}/join#${token}`

/** Whether the address of this page leads to Kith from this computer alone. */
export const isOnlyHere = (): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname)
