// The palette's lines in their groups: whoever was lately in touch, or what was found, and what can be done.
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api.ts'
import { type Deed, useDeeds } from './deed.ts'
import type { Found, NameHit, SaidHit } from './found.ts'

export type Line = { value: string; open: () => void } & ({ name: NameHit } | { said: SaidHit } | { deed: Deed })
export type Group = { heading: `search.${'lately' | 'people' | 'said' | 'do'}`; lines: Line[] }

export function useGroups(text: string, found: Found): Group[] {
  const navigate = useNavigate()
  const isEmpty = text.trim() === ''
  const lately = useLately(isEmpty)
  const nameLine = (name: NameHit): Line => ({
    name,
    value: `name:${name.id}`,
    open: () => void navigate({ to: '/customers/$id' as '/', params: { id: name.id } as never }),
  })
  const saidLine = (said: SaidHit): Line => ({
    said,
    value: `said:${said.id}`,
    open: () =>
      void navigate({
        to: '/conversations/$id' as '/',
        params: { id: said.conversationId } as never,
        search: { at: said.id } as never,
      }),
  })
  const deeds = useDeeds(text, found.namesAreFor && found.saidAreFor).map(
    (deed): Line => ({ deed, value: `deed:${deed.name}`, open: deed.run }),
  )
  const groups: Group[] = [
    { heading: isEmpty ? 'search.lately' : 'search.people', lines: (isEmpty ? lately : found.names).map(nameLine) },
    { heading: 'search.said', lines: found.said.map(saidLine) },
    { heading: 'search.do', lines: deeds },
  ]
  return groups.filter(({ lines }) => lines.length > 0)
}

function useLately(wanted: boolean): NameHit[] {
  const people = useApi('GET /people', { limit: 6 }, { enabled: wanted, staleTime: 60_000, touchedBy: ['person'] })
  return (people.data?.items ?? []).map(({ id, name, title, organization, lastAt }) => ({
    id,
    kind: 'person',
    name,
    title,
    organization: organization?.name ?? null,
    lastAt,
    close: false,
    number: null,
  }))
}
