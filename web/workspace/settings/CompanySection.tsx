// The company: what it is called, its country and its time zone; and its departments.
import { useForm } from 'react-hook-form'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { type Here, useHere, useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { countryOptions, zoneOptions } from '../country.ts'
import { DepartmentsCard } from './DepartmentsCard.tsx'
import { Only } from './Only.tsx'

export function CompanySection() {
  const workspace = useHere().data?.workspace
  return (
    <>
      <Only right="shapeCompany" />
      {workspace && <CompanyForm key={workspace.id} workspace={workspace} />}
      <DepartmentsCard />
    </>
  )
}

function CompanyForm({ workspace }: { workspace: NonNullable<Here['workspace']> }) {
  const say = useSay()
  const may = useRight('shapeCompany')
  const { name, country, timeZone } = workspace
  const form = useForm({ defaultValues: { name, country, timeZone } })
  const change = useChange('PATCH /workspace', {
    onError: (error) => void (showProblem(form, error) || toastProblem(error)),
  })
  const save = (values: { name: string; country: string; timeZone: string }) => {
    const before = { name, country, timeZone }
    const put = (to: typeof before) => change.mutateAsync(to).then(() => form.reset(to))
    change.mutate(values, {
      onSuccess: () => {
        form.reset(values)
        toast(say('workspace.saved'), { undo: () => put(before) })
      },
    })
  }
  const { errors, isDirty } = form.formState
  return (
    <Card title={say('workspace.companyTitle')}>
      <Form
        onSubmit={form.handleSubmit(save)}
        actions={
          may && (
            <Button tone="primary" type="submit" busy={change.isPending} disabled={!isDirty}>
              {say('workspace.save')}
            </Button>
          )
        }
      >
        <TextField
          label={say('workspace.companyName')}
          disabled={!may}
          error={errors.name?.message}
          {...form.register('name', { required: say('workspace.missing') })}
        />
        <Select
          label={say('workspace.country')}
          hint={say('workspace.countryHint')}
          disabled={!may}
          options={countryOptions()}
          {...form.register('country')}
        />
        <Select
          label={say('workspace.timeZone')}
          hint={say('workspace.companyZoneHint')}
          disabled={!may}
          options={zoneOptions(timeZone)}
          {...form.register('timeZone')}
        />
      </Form>
    </Card>
  )
}
