// What stands around every page: who is here decides whether it is the frame, the sign-in or the first run.
import { Navigate, Outlet, useMatches, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { useVoice } from '../words/say.ts'
import { Frame } from './Frame.tsx'
import { type Here, speakTo, useHere, useHereElsewhere, useSameHere } from './here.ts'
import { NoWorkspace } from './NoWorkspace.tsx'

export function Root() {
  const bare = useMatches({ select: (matches) => matches.at(-1)?.staticData.bare ?? false })
  useFocusOnArrival()
  useHereElsewhere()
  return bare ? (
    <div className="bare">
      <Outlet />
    </div>
  ) : (
    <Guarded>
      <Outlet />
    </Guarded>
  )
}

function Guarded({ children }: { children: ReactNode }) {
  const here = useHere()
  const spoken = useSpokenTo(here.data)
  useSameHere(here.data)
  if (!here.data) return here.error ? <Trouble error={here.error} retry={here.refetch} /> : null
  // Right after signing in, the former answer still says otherwise.
  if (here.data.state !== 'in') return here.isFetching ? null : <Elsewhere state={here.data.state} />
  if (!here.data.workspace) return <NoWorkspace here={here.data} />
  return <Frame here={here.data}>{spoken && children}</Frame>
}

function Elsewhere({ state }: { state: 'new' | 'out' }) {
  const { routesByPath } = useRouter()
  const to = state === 'new' ? '/start' : '/sign-in'
  return to in routesByPath ? <Navigate to={to as '/'} replace /> : null
}

function Trouble({ error, retry }: { error: unknown; retry: () => unknown }) {
  return (
    <main className="page narrow" id="page">
      <ErrorState error={error} retry={retry} />
    </main>
  )
}

/** True once texts, dates and numbers are the member's own, so that nothing is drawn twice. */
function useSpokenTo(here: Here | undefined): boolean {
  const { locale, zone } = useVoice()
  const account = here?.account
  useEffect(() => {
    if (account) void speakTo(account)
  }, [account])
  return account?.locale === locale && account.timeZone === zone
}

/** A new page takes the focus, so that keyboard and screen reader begin at its top. */
function useFocusOnArrival(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.getElementById('page')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
