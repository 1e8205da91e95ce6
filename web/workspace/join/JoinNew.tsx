// Joins with a new account: a name, an address, a password.
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { PasswordField } from '../../kit/form/PasswordField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { ProblemError } from '../../kit/net/problem.ts'
import { startAgain } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { guessZone } from '../country.ts'
import { longest, rules } from '../start/rules.ts'
import { type Invited, lookAgain } from './invited.ts'

type Props = { invited: Invited; onTaken: (email: string) => void }

export function JoinNew({ invited, onTaken }: Props) {
  const say = useSay()
  const { token, workspace } = invited
  const form = useForm({ defaultValues: { name: '', email: invited.email ?? '', password: '' } })
  const [error, setError] = useState<unknown>(null)
  const join = form.handleSubmit(async (account) => {
    setError(null)
    try {
      await call('POST /invited/join', { ...account, token, locale: navigator.language, timeZone: guessZone() })
      startAgain('/')
    } catch (problem) {
      lookAgain(problem)
      if (problem instanceof ProblemError && problem.code === 'email_taken') return onTaken(account.email)
      if (!showProblem(form, problem)) setError(problem)
    }
  })
  const { errors, isSubmitting } = form.formState
  return (
    <Form
      onSubmit={join}
      error={error}
      actions={
        <Button tone="primary" type="submit" busy={isSubmitting}>
          {say('invitation.join', { workspace })}
        </Button>
      }
    >
      <TextField
        label={say('workspace.yourName')}
        autoComplete="name"
        autoFocus
        error={errors.name?.message}
        maxLength={longest.name}
        {...form.register('name', { validate: rules.name })}
      />
      <TextField
        label={say('workspace.email')}
        hint={say(invited.email ? 'invitation.joinEmailFixed' : 'workspace.emailHint')}
        type="email"
        autoComplete="username"
        readOnly={invited.email !== null}
        error={errors.email?.message}
        maxLength={longest.email}
        {...form.register('email', { validate: rules.email })}
      />
      <PasswordField
        label={say('workspace.password')}
        hint={say('workspace.passwordHint')}
        autoComplete="new-password"
        error={errors.password?.message}
        maxLength={longest.password}
        {...form.register('password', { validate: rules.password })}
      />
    </Form>
  )
}
