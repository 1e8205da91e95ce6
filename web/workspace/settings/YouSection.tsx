// You: your name, how dates are written for you, light or dark, your password, and where you are signed in.
import { useForm } from 'react-hook-form'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { Segments } from '../../kit/page/Segments.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { type Theme, useTheme } from '../../kit/theme/theme.ts'
import { type Here, useHere } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { localeOptions, zoneOptions } from '../country.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { SessionsCard } from './SessionsCard.tsx'

export function YouSection() {
  const account = useHere().data?.account
  return (
    <>
      {account && <YouForm key={account.id} account={account} />}
      <ThemeCard />
      <PasswordForm email={account?.email ?? ''} />
      <SessionsCard />
    </>
  )
}

function YouForm({ account }: { account: NonNullable<Here['account']> }) {
  const say = useSay()
  const { name, locale, timeZone } = account
  const form = useForm({ defaultValues: { name, locale, timeZone } })
  const change = useChange('PATCH /account', {
    onSuccess: (_, input) => {
      toast(say('workspace.saved'))
      form.reset({ ...form.getValues(), ...input })
    },
    onError: (error) => void (showProblem(form, error) || toastProblem(error)),
  })
  const { errors, isDirty } = form.formState
  return (
    <Card title={say('workspace.youTitle')} note={say('workspace.youEmail', { email: account.email })}>
      <Form
        onSubmit={form.handleSubmit((values) => change.mutate(values))}
        actions={
          <Button tone="primary" type="submit" busy={change.isPending} disabled={!isDirty}>
            {say('workspace.save')}
          </Button>
        }
      >
        <TextField
          label={say('workspace.yourName')}
          autoComplete="name"
          error={errors.name?.message}
          {...form.register('name', { required: say('workspace.missing') })}
        />
        <Select
          label={say('workspace.localeLabel')}
          hint={say('workspace.localeShows', exampleOf(form.watch('locale')))}
          options={localeOptions(locale)}
          {...form.register('locale')}
        />
        <Select label={say('workspace.timeZone')} options={zoneOptions(timeZone)} {...form.register('timeZone')} />
      </Form>
    </Card>
  )
}

const exampleOf = (locale: string) => ({
  day: new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(new Date()),
  number: new Intl.NumberFormat(locale).format(1234.5),
})

function ThemeCard() {
  const say = useSay()
  const [theme, choose] = useTheme()
  const options: { value: Theme; label: string }[] = [
    { value: 'system', label: say('shell.themeSystem') },
    { value: 'light', label: say('shell.themeLight') },
    { value: 'dark', label: say('shell.themeDark') },
  ]
  return (
    <Card title={say('workspace.theme')} note={say('workspace.themeNote')}>
      <Segments label={say('workspace.theme')} value={theme} onChange={choose} options={options} pills />
    </Card>
  )
}
