// Who is here, in which workspace, and what they may.
import { useEffect, useRef } from 'react'
import { call, type Gives, queries, useApi } from '../api.ts'
import { languages, setVoice } from '../words/say.ts'

export type Here = Gives<'GET /here'>

/** Asked once; asked again when the account, the member or the workspace changes, or the session ends. */
export const useHere = () =>
  useApi('GET /here', {}, { staleTime: 5 * 60_000, touchedBy: ['account', 'member', 'workspace'] })

/** Whether the signed-in member has a right of server/workspace/role.ts. */
export function useRight(right: Here['rights'][number]): boolean {
  return useHere().data?.rights.includes(right) ?? false
}

/** Everything kept in this page belongs to who was here before: a new page begins. */
export async function signOut(): Promise<void> {
  await call('POST /sign-out', {})
  startAgain('/sign-in')
}

export async function switchWorkspace(workspaceId: string): Promise<void> {
  await call('PUT /here/workspace', { workspaceId })
  startAgain('/')
}

/** Leaves for a path as a new page, with nothing kept of before; the browser's other pages look who is here now. */
export function startAgain(path: string): void {
  tellPages()
  leaveFor(path)
}

function leaveFor(path: string): void {
  queries.clear()
  location.assign(path)
}

const pages = 'kith.here'

/** Every page of this browser, this one too, looks who is here now. */
export function tellPages(): void {
  const channel = new BroadcastChannel(pages)
  channel.postMessage('changed')
  channel.close()
}

/** Another page of this browser may sign out, or go to another workspace: all of them share one session. */
export function useHereElsewhere(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(pages)
    channel.onmessage = () => void queries.invalidateQueries({ queryKey: ['GET /here'] })
    return () => channel.close()
  }, [])
}

/** What this page keeps belongs to who was here first; once it is another, a new page begins. */
export function useSameHere(here: Here | undefined): void {
  const first = useRef('')
  useEffect(() => {
    if (!here) return
    const now = here.member?.id ?? here.account?.id ?? here.state
    first.current ||= now
    if (first.current !== now) leaveFor(here.state === 'in' ? '/' : '/sign-in')
  }, [here])
}

/** Speaks as the account wants to be spoken to. `kith.language` on this device overrides it (the pseudo-language of the tests). */
export function speakTo(account: Here['account']): Promise<void> {
  const locale = account?.locale ?? navigator.language
  const wanted = localStorage.getItem('kith.language') ?? locale.split('-')[0] ?? 'en'
  const language = wanted === 'pseudo' || languages.includes(wanted) ? wanted : 'en'
  return setVoice({ language, locale, ...(account ? { zone: account.timeZone } : {}) })
}
