// One of a few, from the device's own list.
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Field, type FieldFrame, splitFrame } from './Field.tsx'

export type Option<V extends string = string> = { value: V; label: string; disabled?: boolean }

export function Select({ options, ...props }: ComponentProps<'select'> & FieldFrame & { options: readonly Option[] }) {
  const [frame, select] = splitFrame(props)
  return (
    <Field {...frame}>
      {(ids) => (
        <div className="select">
          <select {...select} {...ids} className="input">
            {options.map(({ value, label, disabled }) => (
              <option key={value} value={value} disabled={disabled}>
                {label}
              </option>
            ))}
          </select>
          <ChevronDown size={15} aria-hidden />
        </div>
      )}
    </Field>
  )
}
