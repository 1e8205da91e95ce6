// Changing one's password.
import { useForm } from 'react-hook-form'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { ProblemError } from '../../kit/net/problem.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { useSay } from '../../words/say.ts'
import { PasswordField } from '../../kit/form/PasswordField.tsx'

export function PasswordForm({ email }: { email: string }) {
  const say = useSay()
  const form = useForm({ defaultValues: { current: '', password: '' } })
  const change = useChange('PUT /account/password', {
    onSuccess: () => {
      form.reset()
      toast(say('workspace.passwordChanged'))
    },
    onError: (error) => {
      const wrong = error instanceof ProblemError && error.code === 'wrong_password'
      if (wrong) form.setError('current', { message: say('workspace.passwordWrong') })
      else if (!showProblem(form, error)) toastProblem(error)
    },
  })
  const { errors } = form.formState
  const required = { required: say('workspace.missing') }
  return (
    <Card title={say('workspace.passwordTitle')}>
      <Form
        onSubmit={form.handleSubmit((values) => change.mutate(values))}
        actions={
          <Button type="submit" busy={change.isPending}>
            {say('workspace.passwordChange')}
          </Button>
        }
      >
        <input className="visually-hidden" tabIndex={-1} aria-hidden autoComplete="username" readOnly value={email} />
        <PasswordField
          label={say('workspace.passwordCurrent')}
          autoComplete="current-password"
          error={errors.current?.message}
          {...form.register('current', required)}
        />
        <PasswordField
          label={say('workspace.passwordNew')}
          hint={say('workspace.passwordHint')}
          autoComplete="new-password"
          error={errors.password?.message}
          {...form.register('password', required)}
        />
      </Form>
    </Card>
  )
}
