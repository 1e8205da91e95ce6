// Asks for an e-mail address and a password, and signs in; who guessed too often waits.
import { type ReactNode, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Form } from '../kit/form/Form.tsx'
import { PasswordField } from '../kit/form/PasswordField.tsx'
import { TextField } from '../kit/form/TextField.tsx'
import { ProblemError } from '../kit/net/problem.ts'
import { useSay } from '../words/say.ts'

type Entered = { email: string; password: string }
type Props = {
  button: string
  onSignedIn: () => unknown
  email?: string
  /** Why one is asked, above the button. */
  note?: ReactNode
}

export function SignInForm({ button, onSignedIn, email = '', note }: Props) {
  const say = useSay()
  const form = useForm<Entered>({ defaultValues: { email, password: '' } })
  const [error, setError] = useState<unknown>(null)
  const { seconds, wait } = useWait()
  const enter = form.handleSubmit(async (entered) => {
    setError(null)
    try {
      await call('POST /sign-in', entered)
      await onSignedIn()
    } catch (problem) {
      setError(problem)
      wait(secondsToWait(problem))
    }
  })
  const { errors, isSubmitting } = form.formState
  const required = { required: say('workspace.missing') }
  return (
    <Form
      onSubmit={enter}
      error={seconds > 0 || secondsToWait(error) > 0 ? null : error}
      actions={
        <Button tone="primary" type="submit" busy={isSubmitting} disabled={seconds > 0}>
          {button}
        </Button>
      }
    >
      {note}
      <TextField
        label={say('workspace.signInEmail')}
        type="email"
        autoComplete="username"
        autoFocus={!email}
        error={errors.email?.message}
        {...form.register('email', required)}
      />
      <PasswordField
        label={say('workspace.signInPassword')}
        autoComplete="current-password"
        autoFocus={email !== ''}
        error={errors.password?.message}
        {...form.register('password', required)}
      />
      {seconds > 0 && (
        <div className="error" role="alert">
          {say('workspace.signInWait', { seconds })}
        </div>
      )}
    </Form>
  )
}

function secondsToWait(error: unknown): number {
  const fault = error instanceof ProblemError ? error.errors.find(({ code }) => code === 'seconds') : undefined
  return Number(fault?.detail ?? 0)
}

/** Counts the seconds down to the next try. */
function useWait() {
  const [seconds, wait] = useState(0)
  useEffect(() => {
    if (seconds <= 0) return
    const timer = setTimeout(() => wait(seconds - 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return { seconds, wait }
}
