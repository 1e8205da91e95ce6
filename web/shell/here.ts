// Who is here, in which workspace, and what they may.
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

/** Leaves for a path as a new page, with nothing kept of before. */
export function startAgain(path: string): void {
  queries.clear()
  location.assign(path)
}

/** Speaks as the account wants to be spoken to. `kith.language` on this device overrides it (the pseudo-language of the tests). */
export function speakTo(account: Here['account']): Promise<void> {
  const locale = account?.locale ?? navigator.language
  const wanted = localStorage.getItem('kith.language') ?? locale.split('-')[0] ?? 'en'
  const language = wanted === 'pseudo' || languages.includes(wanted) ? wanted : 'en'
  return setVoice({ language, locale, ...(account ? { zone: account.timeZone } : {}) })
}
