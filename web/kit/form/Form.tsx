// A form: fields one under the other, what went wrong in words, the actions last.
import { type ReactNode, useRef } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { sayCode, useVoice } from '../../words/say.ts'
import { ProblemError, wordsFor } from '../net/problem.ts'
import { useTold } from './told.ts'

type Props = {
  /** While what it answers is under way, the form is not sent again; a problem it ends with is told in `error`. */
  onSubmit: () => unknown
  /** What the last try threw; faults of single fields belong to their fields. */
  error?: unknown
  children: ReactNode
  actions: ReactNode
}

export function Form({ onSubmit, error, children, actions }: Props) {
  useVoice()
  const told = useTold<HTMLDivElement>(error)
  const isSending = useRef(false)
  const send = async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      await onSubmit()
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
    } finally {
      isSending.current = false
    }
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {children}
      {error != null && (
        <div ref={told} className="error" role="alert" tabIndex={-1}>
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
