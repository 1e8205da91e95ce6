// A person by hand: a name, how to reach them, where they work, a note.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { call, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextArea, TextField } from '../../kit/form/TextField.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import { again } from '../change.ts'
import { readFaults } from './fault.ts'
import { OrganizationField } from './OrganizationField.tsx'
import { TakenNote } from './TakenNote.tsx'

type Draft = { name: string; emails: string; phones: string; title: string; organization: string; note: string }
const empty: Draft = { name: '', emails: '', phones: '', title: '', organization: '', note: '' }
const several = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)

export function AddPersonForm({ name = '', onDone }: { name?: string; onDone: () => void }) {
  useVoice()
  const form = useForm<Draft>({ defaultValues: { ...empty, name } })
  const [error, setError] = useState<unknown>(null)
  const add = useAdd(onDone, setError)
  const { fields, taken, rest } = readFaults(error)
  const organization = form.watch('organization')
  return (
    <Form
      onSubmit={form.handleSubmit((draft) => add.mutate(givenOf(draft)))}
      error={rest}
      actions={
        <>
          <Button onClick={onDone}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={add.isPending}>
            {say('people.addIt')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('people.name')}
        error={fields['name']}
        autoFocus
        autoComplete="off"
        maxLength={200}
        {...form.register('name')}
      />
      <div className="two">
        <TextField
          label={say('people.addEmail')}
          error={fields['emails']}
          optional
          type="email"
          multiple
          autoComplete="off"
          {...form.register('emails')}
        />
        <TextField
          label={say('people.addPhone')}
          hint={say('people.phoneHint')}
          error={fields['phones']}
          optional
          type="tel"
          autoComplete="off"
          {...form.register('phones')}
        />
      </div>
      {taken && <TakenNote taken={taken} onDone={onDone} />}
      <div className="two">
        <TextField
          label={say('people.jobTitle')}
          hint={say('people.titleHint')}
          optional
          autoComplete="off"
          maxLength={200}
          {...form.register('title')}
        />
        <OrganizationField
          value={organization}
          error={fields['organization']}
          onChange={(name) => form.setValue('organization', name)}
        />
      </div>
      <TextArea label={say('people.note')} optional maxLength={20_000} {...form.register('note')} />
    </Form>
  )
}

const givenOf = ({ name, emails, phones, title, organization, note }: Draft) => ({
  ...(name.trim() ? { name } : {}),
  emails: several(emails),
  phones: several(phones),
  title,
  organization: organization.trim() ? { name: organization } : null,
  ...(note.trim() ? { note } : {}),
})

function useAdd(onDone: () => void, setError: (error: unknown) => void) {
  const navigate = useNavigate()
  return useChange('POST /people', {
    onError: setError,
    onSuccess: ({ id }, { name, emails }) => {
      onDone()
      const undo = () => again(call('DELETE /customers/:id', { id }))
      toast(say('people.added', { name: name ?? emails?.[0] ?? '' }), { undo })
      void navigate({ to: '/customers/$id', params: { id } } as never)
    },
  })
}
