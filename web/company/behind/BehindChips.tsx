// The filters that hold, each taken off by a click.
import { X } from 'lucide-react'
import { useApi } from '../../api.ts'
import { isId } from '../../kit/page/address.ts'
import { Segments } from '../../kit/page/Segments.tsx'
import { formatDay } from '../../words/date.ts'
import { say, useVoice } from '../../words/say.ts'
import type { Filter, List, Narrowed } from './address.ts'

type Chip = { text: string; off: Partial<Filter> }

export function BehindChips({ list, filter, onFilter }: Narrowed & { list: List }) {
  useVoice()
  const chips = [...usePeriod(list, filter), ...useWhom(list, filter), ...howMany(list, filter)]
  return (
    <div className="behind-head">
      {list === 'messages' && <Directions filter={filter} onFilter={onFilter} />}
      {list === 'waiting' && <Ages filter={filter} onFilter={onFilter} />}
      {chips.length > 0 && (
        <div className="filter">
          {chips.map(({ text, off }) => (
            <button
              key={text}
              type="button"
              className="on"
              dir="auto"
              aria-label={say('company.takeOff', { what: text })}
              onClick={() => onFilter(off)}
            >
              {text} <X size={12} aria-hidden />
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Without days the last 90 are meant: that is said, and cannot be taken off. */
function usePeriod(list: List, { from, to }: Filter): Chip[] {
  if (list === 'waiting' || (!from && !to)) return []
  const off = { from: '', to: '' }
  if (from && to) return [{ text: say('company.fromTo', { from: formatDay(from), to: formatDay(to) }), off }]
  return [
    { text: from ? say('company.since', { from: formatDay(from) }) : say('company.until', { to: formatDay(to) }), off },
  ]
}

function useWhom(list: List, { member, nobody, department, also, none }: Filter): Chip[] {
  const asks = list !== 'waiting' && list !== 'newcomers'
  const fresh = { touchedBy: ['member', 'department'], staleTime: 60_000 }
  const members = useApi('GET /members', {}, { ...fresh, enabled: asks && member !== '' }).data?.items
  const departments = useApi('GET /departments', {}, { ...fresh, enabled: asks && department + also !== '' }).data
    ?.items
  if (!asks) return []
  const memberName = members?.find(({ id }) => id === member)?.name ?? '…'
  const departmentName = (wanted: string) => departments?.find(({ id }) => id === wanted)?.name ?? '…'
  return [
    ...(isId(member) ? [{ text: say('company.chipMember', { name: memberName }), off: { member: '' } }] : []),
    ...(isId(department)
      ? [{ text: say('company.chipDepartment', { name: departmentName(department) }), off: { department: '' } }]
      : []),
    ...(isId(also) ? [{ text: say('company.chipAlso', { name: departmentName(also) }), off: { also: '' } }] : []),
    ...(nobody ? [{ text: say('company.chipNobody'), off: { nobody: '' } }] : []),
    ...(none ? [{ text: say('company.chipNone'), off: { none: '' } }] : []),
  ]
}

function howMany(list: List, { members, departments }: Filter): Chip[] {
  if (list !== 'customers') return []
  return [
    ...(members ? [{ text: say('company.chipMembers', { n: Number(members) }), off: { members: '' } }] : []),
    ...(departments
      ? [{ text: say('company.chipDepartments', { n: Number(departments) }), off: { departments: '' } }]
      : []),
  ]
}

const directions = ['', 'in', 'out', 'among'] as const

function Directions({ filter, onFilter }: Narrowed) {
  return (
    <Segments
      label={say('company.direction')}
      value={filter.direction}
      onChange={(direction) => onFilter({ direction })}
      options={directions.map((value) => ({
        value: value as string,
        label: say(`company.direction_${value || 'both'}`),
      }))}
    />
  )
}

const ages = ['', 'today', 'days', 'week', 'longer', 'before'] as const

function Ages({ filter, onFilter }: Narrowed) {
  return (
    <Segments
      label={say('company.ages')}
      value={filter.age}
      onChange={(age) => onFilter({ age })}
      options={ages.map((value) => ({ value: value as string, label: say(`company.age_${value || 'all'}`) }))}
    />
  )
}
