// The frame around a signed-in member's pages: sidebar or bottom tabs, palette, keys, live updates.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useShortcut } from '../kit/keys/shortcut.ts'
import { listenLive } from '../kit/net/live.ts'
import { say, useVoice } from '../words/say.ts'
import { BottomTabs } from './BottomTabs.tsx'
import { useCounts } from './counts.ts'
import { drawDesk } from './writing/desk.ts'
import { canFind, drawPalette, fetchPalette, openFind, useFind } from './find.ts'
import type { Here } from './here.ts'
import { type Counts, type Place, usePlaces } from './places.ts'
import { Sidebar } from './Sidebar.tsx'
import { VillageBanner } from './VillageBanner.tsx'

const Keys = lazy(() => import('../kit/keys/Keys.tsx').then(({ Keys }) => ({ default: Keys })))

/** The page comes first. */
const quietMs = 1200

type Props = { here: Here; counts?: Counts; live?: boolean; children: ReactNode }

export function Frame({ here, counts: given, live = true, children }: Props) {
  useVoice()
  const counted = useCounts()
  const counts = given ?? counted
  useLive(live ? (here.member?.id ?? '') : '')
  const [keysOpen, setKeysOpen] = useState(false)
  const showKeys = () => setKeysOpen(true)
  useShortcut('?', say('kit.shortcutsShow'), showKeys)
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  return (
    <>
      <a className="skip" href="#page">
        {say('shell.skip')}
      </a>
      <div className="app">
        <Sidebar here={here} counts={counts} onKeys={showKeys} />
        <div>
          {!online && (
            <div className="offline" role="status">
              {say('shell.offline')}
            </div>
          )}
          <VillageBanner here={here} />
          {children}
        </div>
      </div>
      <BottomTabs here={here} counts={counts} onKeys={showKeys} />
      {usePlaces().flatMap(({ places }) => places.map((place) => <PlaceKey key={place.name} place={place} />))}
      <Find />
      <Suspense>{drawDesk()}</Suspense>
      <Suspense>{keysOpen && <Keys open onOpenChange={setKeysOpen} />}</Suspense>
    </>
  )
}

function PlaceKey({ place }: { place: Place }) {
  const navigate = useNavigate()
  useShortcut(place.keys, say('shell.goTo', { page: say(place.label) }), () => void navigate({ to: place.path }))
  return null
}

function Find() {
  const open = useFind()
  useEffect(() => {
    const timer = setTimeout(fetchPalette, quietMs)
    return () => clearTimeout(timer)
  }, [])
  useShortcut('mod+k', say('shell.find'), () => openFind(true), { when: canFind() })
  return open ? <Suspense>{drawPalette({ open, onOpenChange: openFind })}</Suspense> : null
}

function useLive(memberId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!memberId) return
    return listenLive(client, memberId, () => void client.invalidateQueries({ queryKey: ['GET /here'] }))
  }, [memberId, client])
}

function subscribeOnline(listen: () => void): () => void {
  addEventListener('online', listen)
  addEventListener('offline', listen)
  return () => {
    removeEventListener('online', listen)
    removeEventListener('offline', listen)
  }
}
