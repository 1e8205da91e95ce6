// An organization by hand: its name, its mail domain, a note.
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
import { TakenNote } from './TakenNote.tsx'

type Draft = { name: string; domain: string; note: string }

export function AddOrganizationForm({ onDone }: { onDone: () => void }) {
  useVoice()
  const navigate = useNavigate()
  const form = useForm<Draft>({ defaultValues: { name: '', domain: '', note: '' } })
  const [error, setError] = useState<unknown>(null)
  const add = useChange('POST /organizations', {
    onError: setError,
    onSuccess: ({ id }, { name }) => {
      onDone()
      toast(say('people.added', { name }), { undo: () => again(call('DELETE /customers/:id', { id })) })
      void navigate({ to: '/customers/$id', params: { id } } as never)
    },
  })
  const { fields, taken, rest } = readFaults(error)
  const send = ({ name, domain, note }: Draft) =>
    add.mutate({ name, ...(domain.trim() ? { domain } : {}), ...(note.trim() ? { note } : {}) })
  return (
    <Form
      onSubmit={form.handleSubmit(send)}
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
      <TextField
        label={say('people.domain')}
        hint={say('people.domainHint')}
        error={fields['domain']}
        optional
        autoComplete="off"
        {...form.register('domain')}
      />
      {taken && <TakenNote taken={taken} onDone={onDone} />}
      <TextArea label={say('people.note')} optional maxLength={20_000} {...form.register('note')} />
    </Form>
  )
}
