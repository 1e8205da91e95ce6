// One of a few choices that need a sentence each.
import type { ReactNode } from 'react'

type Props<V extends string> = {
  label: string
  name: string
  value: V | undefined
  onChange: (value: V) => void
  options: readonly { value: V; label: string; hint?: ReactNode }[]
  hideLabel?: boolean
}

export function RadioCards<V extends string>({ label, name, value, onChange, options, hideLabel = false }: Props<V>) {
  return (
    <fieldset className="radio-cards field">
      <legend className={hideLabel ? 'visually-hidden' : undefined}>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <b>{option.label}</b>
            {option.hint && <small>{option.hint}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
