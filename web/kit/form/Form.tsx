// A form: fields one under the other, what went wrong in words, the actions last.
import type { ReactNode } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { sayCode, useVoice } from '../../words/say.ts'
import { ProblemError, wordsFor } from '../net/problem.ts'

type Props = {
  onSubmit: () => unknown
  /** What the last try threw; faults of single fields belong to their fields. */
  error?: unknown
  children: ReactNode
  actions: ReactNode
}

export function Form({ onSubmit, error, children, actions }: Props) {
  useVoice()
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
      {error != null && (
        <div className="error" role="alert">
          {wordsFor(error)}
        </div>
      )}
      <div className="acts">{actions}</div>
    </form>
  )
}

/** Puts a problem's faults on the fields of a react-hook-form; answers whether every one found its field. */
export function showProblem<V extends FieldValues>(form: UseFormReturn<V>, error: unknown): boolean {
  const faults = error instanceof ProblemError ? error.errors : []
  const known = faults.filter(({ path }) => path in form.getValues())
  for (const { path, code } of known)
    form.setError(path as Path<V>, { message: sayCode('problem', code, {}, sayCode('problem', 'custom')) })
  return known.length > 0 && known.length === faults.length
}
