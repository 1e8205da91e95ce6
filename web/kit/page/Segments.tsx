// One of a few ways to look at a list, each with how many there are.
import { type ReactNode, useId } from 'react'
import { formatCount } from '../../words/format.ts'
import { useVoice } from '../../words/say.ts'

export type Segment<V extends string> = { value: V; label: string; count?: number; cap?: number }
type Props<V extends string> = {
  label: string
  value: V
  onChange: (value: V) => void
  options: readonly Segment<V>[]
  /** Round, for filters inside a page. */
  pills?: boolean
  /** Buttons that stand in the same row. */
  after?: ReactNode
}

/** Radio buttons to keyboard and screen reader: one tab stop, arrows move. */
export function Segments<V extends string>({ label, value, onChange, options, pills = false, after }: Props<V>) {
  useVoice()
  const name = useId()
  return (
    <div className={pills ? 'filter' : 'seg'} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
          {option.count !== undefined && ` ${formatCount(option.count, option.cap)}`}
        </label>
      ))}
      {after}
    </div>
  )
}
