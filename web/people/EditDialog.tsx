// Corrects a person or an organization; what is said by hand wins over what mail says.
import { useState } from 'react'
import { useApi, useChange } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Form } from '../kit/form/Form.tsx'
import { TextField } from '../kit/form/TextField.tsx'
import { Dialog } from '../kit/overlay/Dialog.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { Loaded } from '../kit/state/Loaded.tsx'
import { say, useVoice } from '../words/say.ts'
import { EditPersonForm } from './form/EditPersonForm.tsx'

type Props = {
  customer: { id: string; name: string; kind: 'person' | 'organization' }
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function EditDialog({ customer, open, onOpenChange }: Props) {
  useVoice()
  const close = () => onOpenChange(false)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say('people.editTitle', { name: customer.name })}>
      {customer.kind === 'person' ? (
        <PersonLoaded id={customer.id} onDone={close} />
      ) : (
        <RenameForm customer={customer} onDone={close} />
      )}
    </Dialog>
  )
}

function PersonLoaded({ id, onDone }: { id: string; onDone: () => void }) {
  const query = useApi('GET /people/:id', { id }, { touchedBy: ['person'] })
  return <Loaded query={query}>{(person) => <EditPersonForm person={person} onDone={onDone} />}</Loaded>
}

function RenameForm({ customer: { id, name }, onDone }: { customer: Props['customer']; onDone: () => void }) {
  const [text, setText] = useState(name)
  const [error, setError] = useState<unknown>(null)
  const change = useChange('PATCH /organizations/:id', { onError: setError })
  const save = () =>
    change.mutate(
      { id, name: text },
      {
        onSuccess: () => {
          onDone()
          toast(say('people.edited', { name: text }), { undo: () => change.mutateAsync({ id, name }) })
        },
      },
    )
  return (
    <Form
      onSubmit={save}
      error={error}
      actions={
        <>
          <Button onClick={onDone}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={change.isPending} disabled={!text.trim()}>
            {say('people.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('people.name')}
        autoFocus
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Form>
  )
}
