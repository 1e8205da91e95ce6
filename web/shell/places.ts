// Where one can go from anywhere; a place is offered once its page exists.
import { type LinkProps, useRouter } from '@tanstack/react-router'
import type { TextKey } from '../words/say.ts'
import { useRight } from './here.ts'

export type PlaceName = 'today' | 'notifications' | 'customers' | 'company' | 'outbox' | 'channels' | 'who' | 'settings'
export type Place = {
  name: PlaceName
  path: NonNullable<LinkProps['to']>
  label: TextKey & `shell.${PlaceName}`
  keys: string
}
/** How many wait at a place; a place that is not named shows no count. */
export type Counts = Partial<Record<PlaceName, { value: number; cap?: number; owe?: boolean }>>

const places: readonly {
  group?: 'shell.listening' | 'shell.you'
  places: readonly { name: PlaceName; path: string; keys: string }[]
}[] = [
  {
    places: [
      { name: 'today', path: '/', keys: 'g t' },
      { name: 'notifications', path: '/notifications', keys: 'g n' },
      { name: 'customers', path: '/customers', keys: 'g c' },
      { name: 'company', path: '/company', keys: 'g o' },
      { name: 'outbox', path: '/outbox', keys: 'g b' },
    ],
  },
  {
    group: 'shell.listening',
    places: [
      { name: 'channels', path: '/channels', keys: 'g l' },
      { name: 'who', path: '/who', keys: 'g w' },
    ],
  },
  { group: 'shell.you', places: [{ name: 'settings', path: '/settings', keys: 'g s' }] },
]

/** The groups of the sidebar, without what has no page, what this member may not see, and what would be empty. */
export function usePlaces(): { group?: 'shell.listening' | 'shell.you'; places: Place[] }[] {
  const { routesByPath } = useRouter()
  const mayReadSources = useRight('readSources')
  const mayWrite = useRight('writeMail')
  const exists = ({ name, path }: { name: PlaceName; path: string }) =>
    path in routesByPath && (name !== 'channels' || mayReadSources) && (name !== 'outbox' || mayWrite)
  const named = ({ name, path, keys }: (typeof places)[number]['places'][number]): Place => ({
    name,
    keys,
    path: path as Place['path'],
    label: `shell.${name}`,
  })
  return places
    .map((group) => ({ ...group, places: group.places.filter(exists).map(named) }))
    .filter((group) => group.places.length > 0)
}
