// What an invitation is for: one person or whoever has the link, in which role, in which departments.
import { useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { RadioCards } from '../../kit/form/RadioCards.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { useHere } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { CirclePick } from '../circle/CirclePick.tsx'
import { type Role, roles, roleWords } from '../members/role.ts'
import { rules } from '../start/rules.ts'
import type { Made } from './link.ts'

type Draft = { whom: 'one' | 'several'; email: string; uses: string; role: Role; departmentIds: string[] }
type DraftForm = UseFormReturn<Draft>
const mostUses = 500

export function InviteForm({ onCancel, onMade }: { onCancel: () => void; onMade: (made: Made) => void }) {
  const say = useSay()
  const form = useForm<Draft>({
    defaultValues: { whom: 'one', email: '', uses: '5', role: 'member', departmentIds: [] },
  })
  const [error, setError] = useState<unknown>(null)
  const make = useChange('POST /invitations', {
    onSuccess: ({ token, expiresAt }, { email, uses = 1 }) => onMade({ token, expiresAt, email, uses }),
    onError: (problem) => setError(showProblem(form, problem) ? null : problem),
  })
  const send = ({ whom, email, uses, role, departmentIds }: Draft) => {
    setError(null)
    make.mutate({ role, departmentIds, ...(whom === 'one' ? { email: email.trim() } : { uses: Number(uses) }) })
  }
  return (
    <Form
      onSubmit={form.handleSubmit(send)}
      error={error}
      actions={
        <>
          <Button onClick={onCancel}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={make.isPending}>
            {say('invitation.make')}
          </Button>
        </>
      }
    >
      <WhomFields form={form} />
      <RoleField form={form} />
      <DepartmentsField form={form} />
    </Form>
  )
}

function WhomFields({ form }: { form: DraftForm }) {
  const say = useSay()
  const whom = form.watch('whom')
  const { errors } = form.formState
  const choose = (next: Draft['whom']) => {
    form.setValue('whom', next)
    if (next === 'several' && form.getValues('role') === 'owner') form.setValue('role', 'member')
  }
  const isCount = (text: string) =>
    (/^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= mostUses) ||
    say('invitation.usesBad', { most: mostUses })
  return (
    <>
      <RadioCards
        label={say('invitation.whom')}
        name="whom"
        value={whom}
        onChange={choose}
        options={[
          { value: 'one', label: say('invitation.one'), hint: say('invitation.oneHint') },
          { value: 'several', label: say('invitation.several'), hint: say('invitation.severalHint') },
        ]}
      />
      {whom === 'one' ? (
        <TextField
          key="email"
          label={say('invitation.email')}
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email', { validate: rules.email, shouldUnregister: true })}
        />
      ) : (
        <TextField
          key="uses"
          label={say('invitation.uses')}
          inputMode="numeric"
          autoComplete="off"
          error={errors.uses?.message}
          {...form.register('uses', { validate: isCount, shouldUnregister: true })}
        />
      )}
    </>
  )
}

/** Nobody gives more than they have, nor an owner's place to whoever has the link. */
function RoleField({ form }: { form: DraftForm }) {
  const say = useSay()
  const own = roles.indexOf((useHere().data?.member?.role ?? 'guest') as Role)
  const whom = form.watch('whom')
  const offered = roles.filter((role, at) => at >= own && !(whom === 'several' && role === 'owner'))
  return (
    <RadioCards
      label={say('workspace.memberRole')}
      name="role"
      value={form.watch('role')}
      onChange={(role: Role) => form.setValue('role', role)}
      options={offered.map((role) => ({
        value: role,
        label: say(roleWords[role].name),
        hint: say(roleWords[role].hint),
      }))}
    />
  )
}

function DepartmentsField({ form }: { form: DraftForm }) {
  const say = useSay()
  const departments = useApi('GET /departments', {}, { touchedBy: ['department', 'member'] }).data?.items ?? []
  const isGuest = form.watch('role') === 'guest'
  if (departments.length === 0) return isGuest && <p className="hint">{say('invitation.guestHint')}</p>
  return (
    <CirclePick
      label={say('invitation.departments')}
      {...(isGuest ? { hint: say('invitation.guestHint') } : {})}
      among={{ members: [], departments: departments.map(({ id }) => id) }}
      value={{ members: [], departments: form.watch('departmentIds') }}
      onChange={({ departments: chosen }) => form.setValue('departmentIds', chosen)}
    />
  )
}
