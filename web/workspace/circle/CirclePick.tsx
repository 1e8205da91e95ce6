// Chooses members and departments: ticks in a short list, and a field to find one in a long one.
import { useId, useState } from 'react'
import { Tag } from '../../kit/show/Tag.tsx'
import { useSay } from '../../words/say.ts'
import { roleWords } from '../members/role.ts'
import { type Circle, nobody, type Part, toggled, useParts } from './circle.ts'
import './circle.css'

/** More than these are looked for by name. */
const mostAtOnce = 8

type Props = {
  label: string
  hideLabel?: boolean
  hint?: string
  value: Circle
  onChange: (circle: Circle) => void
  /** Who is on offer alone. */
  among?: Circle | undefined
  /** Who need not be chosen: they are in it anyway. */
  withoutId?: string | null | undefined
}

export function CirclePick({ label, hideLabel = false, hint, value, onChange, among, withoutId }: Props) {
  const say = useSay()
  const id = useId()
  const [text, setText] = useState('')
  const parts = useParts(value).filter((part) => part.id !== withoutId && isAmong(part, among ?? null, value))
  const sought = text.trim().toLocaleLowerCase()
  const shown = parts.filter(({ name }) => name.toLocaleLowerCase().includes(sought))
  return (
    <fieldset className="circle field">
      <legend className={hideLabel ? 'visually-hidden' : undefined}>{label}</legend>
      {hint && <div className="hint">{hint}</div>}
      <div className="box">
        {parts.length > mostAtOnce && (
          <input
            type="search"
            className="input"
            aria-label={say('workspace.circleFind')}
            placeholder={say('workspace.circleFind')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <ul>
          {shown.map((part) => (
            <li key={part.id} className="tick">
              <input
                type="checkbox"
                id={`${id}${part.id}`}
                checked={value[part.kind].includes(part.id)}
                onChange={() => onChange(toggled(value, part))}
              />
              <label htmlFor={`${id}${part.id}`}>
                <span translate="no">{part.name}</span> <About part={part} />
              </label>
            </li>
          ))}
          {shown.length === 0 && <li className="none">{say('workspace.circleNone')}</li>}
        </ul>
      </div>
    </fieldset>
  )
}

function About({ part: { kind, role, count = 0 } }: { part: Part }) {
  const say = useSay()
  if (kind === 'departments')
    return (
      <small>
        {say('workspace.circleDepartment')} · {say('workspace.departmentCount', { n: count })}
      </small>
    )
  return role === 'guest' ? <Tag>{say(roleWords.guest.name)}</Tag> : null
}

const isAmong = ({ kind, id }: Part, among: Circle | null, chosen: Circle = nobody): boolean =>
  among === null || among[kind].includes(id) || chosen[kind].includes(id)
