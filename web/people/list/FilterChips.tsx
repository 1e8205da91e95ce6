// The further filters that hold now, each taken off by a click.
import { X } from 'lucide-react'
import { useApi } from '../../api.ts'
import { formatDay } from '../../words/date.ts'
import { say, useVoice } from '../../words/say.ts'
import type { Look, LookProps } from './look.ts'

export function FilterChips({ look, onLook }: LookProps) {
  useVoice()
  const names = useNames(look)
  const chips: { text: string; off: Partial<Look> }[] = [
    ...(look.show === 'removed' ? [{ text: say('people.removedOnes'), off: { show: 'everyone' } }] : []),
    ...(look.owner ? [{ text: say('people.chipOwner', { name: names.owner }), off: { owner: '' } }] : []),
    ...(look.organization
      ? [{ text: say('people.chipOrganization', { name: names.organization }), off: { organization: '' } }]
      : []),
    ...(look.from ? [{ text: say('people.chipFrom', { day: formatDay(look.from) }), off: { from: '' } }] : []),
    ...(look.before ? [{ text: say('people.chipBefore', { day: formatDay(look.before) }), off: { before: '' } }] : []),
  ]
  if (chips.length === 0) return null
  return (
    <div className="filter">
      {chips.map(({ text, off }) => (
        <button
          key={text}
          type="button"
          className="on"
          aria-label={say('people.takeOff', { what: text })}
          onClick={() => onLook(off)}
        >
          {text} <X size={12} aria-hidden />
        </button>
      ))}
    </div>
  )
}

function useNames({ owner, organization }: Look) {
  const members = useApi('GET /members', {}, { enabled: owner !== '', touchedBy: ['member'], staleTime: 60_000 }).data
  const found = useApi('GET /organizations/:id', { id: organization }, { enabled: organization !== '' }).data
  return {
    owner: members?.items.find(({ id }) => id === owner)?.name ?? '…',
    organization: organization ? (found?.name ?? '…') : '',
  }
}
