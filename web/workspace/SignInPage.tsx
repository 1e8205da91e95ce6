// Signing in: an e-mail address and a password.
import { Navigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Form } from '../kit/form/Form.tsx'
import { TextField } from '../kit/form/TextField.tsx'
import { ProblemError } from '../kit/net/problem.ts'
import { startAgain, useHere } from '../shell/here.ts'
import { Sentence } from '../words/Sentence.tsx'
import { useSay } from '../words/say.ts'
import { BarePage } from './BarePage.tsx'
import { PasswordField } from '../kit/form/PasswordField.tsx'

type Entered = { email: string; password: string }

export function SignInPage() {
  const say = useSay()
  const { data: here } = useHere()
  const form = useForm<Entered>({ defaultValues: { email: '', password: '' } })
  const [error, setError] = useState<unknown>(null)
  const { seconds, wait } = useWait()
  const enter = form.handleSubmit(async (entered) => {
    setError(null)
    try {
      await call('POST /sign-in', entered)
      startAgain('/')
    } catch (problem) {
      setError(problem)
      wait(secondsToWait(problem))
    }
  })
  if (here?.state === 'new') return <Navigate to="/start" replace />
  if (here?.state === 'in') return <Navigate to={'/' as '.'} replace />
  const busy = form.formState.isSubmitting
  const required = { required: say('workspace.missing') }
  const { errors } = form.formState
  return (
    <BarePage title={say('workspace.signInTitle')} sub={say('workspace.signInSub')} small>
      <Form
        onSubmit={enter}
        error={seconds > 0 || secondsToWait(error) > 0 ? null : error}
        actions={
          <Button tone="primary" type="submit" busy={busy} disabled={seconds > 0}>
            {say('workspace.signIn')}
          </Button>
        }
      >
        <TextField
          label={say('workspace.signInEmail')}
          type="email"
          autoComplete="username"
          autoFocus
          error={errors.email?.message}
          {...form.register('email', required)}
        />
        <PasswordField
          label={say('workspace.signInPassword')}
          autoComplete="current-password"
          error={errors.password?.message}
          {...form.register('password', required)}
        />
        {seconds > 0 && (
          <div className="error" role="alert">
            {say('workspace.signInWait', { seconds })}
          </div>
        )}
      </Form>
      <p className="aside">
        <Sentence of="workspace.signInForgot" values={{ command: <code>kith reset-password</code> }} />
      </p>
    </BarePage>
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
