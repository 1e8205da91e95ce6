// The fields of a member: name, role, department.
import type { UseFormReturn } from 'react-hook-form'
import { useApi } from '../../api.ts'
import { RadioCards } from '../../kit/form/RadioCards.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { useSay } from '../../words/say.ts'
import { type Role, roles, roleWords } from './role.ts'

export type MemberDraft = { name: string; email: string; role: Role; departmentId: string }

export function MemberFields({ form, email }: { form: UseFormReturn<MemberDraft>; email: boolean }) {
  const say = useSay()
  const departments = useApi('GET /departments', {}, { touchedBy: ['department'] }).data?.items ?? []
  const required = { required: say('workspace.missing') }
  const { errors } = form.formState
  return (
    <>
      <TextField
        label={say('workspace.memberName')}
        autoComplete="off"
        error={errors.name?.message}
        {...form.register('name', required)}
      />
      {email && (
        <TextField
          label={say('workspace.memberEmail')}
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register('email', required)}
        />
      )}
      <RadioCards
        label={say('workspace.memberRole')}
        name="role"
        value={form.watch('role')}
        onChange={(role: Role) => form.setValue('role', role, { shouldDirty: true })}
        options={roles.map((role) => ({
          value: role,
          label: say(roleWords[role].name),
          hint: say(roleWords[role].hint),
        }))}
      />
      {departments.length > 0 && (
        <Select
          label={say('workspace.memberDepartment')}
          options={[
            { value: '', label: say('workspace.memberNoDepartment') },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.register('departmentId')}
        />
      )}
    </>
  )
}
