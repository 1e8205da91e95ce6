// The link of an invitation: its token stands behind the #, which no browser sends along, so that no log and no proxy keeps it.
import type { Gives } from '../../api.ts'

export type Invitation = Gives<'GET /invitations'>['items'][number]
/** What one is told once. */
export type Made = { token: string; expiresAt: string; email: string | undefined; uses: number }

export const linkOf = (token: string): string => `${addressOfAll()}/join#${token}`

/** The public address, or where none is set the one this page was opened at. */
const addressOfAll = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="kith-url"]')?.content || location.origin

/** The host of the link, where it leads to Kith from this computer alone. */
export function onlyHere(): string | undefined {
  const { hostname, host } = new URL(addressOfAll())
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) ? host : undefined
}
