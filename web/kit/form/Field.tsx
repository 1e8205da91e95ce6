// The frame of every field: label, hint and error, tied to the input for screen readers.
import { type ReactNode, useId } from 'react'
import { say, useVoice } from '../../words/say.ts'

export type FieldFrame = {
  label: string
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
  hideLabel?: boolean
}
export type FieldIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

export function Field({
  label,
  hint,
  error,
  optional,
  hideLabel,
  children,
}: FieldFrame & { children: (ids: FieldIds) => ReactNode }) {
  useVoice()
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>
        {label} {optional && <span className="optional">· {say('kit.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  )
}

/** Splits a field's frame from what belongs to its input. */
export function splitFrame<P extends FieldFrame>(props: P): [FieldFrame, Omit<P, keyof FieldFrame>] {
  const { label, hint, error, optional, hideLabel, ...rest } = props
  return [{ label, hint, error, ...(optional ? { optional } : {}), ...(hideLabel ? { hideLabel } : {}) }, rest]
}
