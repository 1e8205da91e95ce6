// The addresses and numbers a person is reached by: added, or taken away because they are not theirs.
import { X } from 'lucide-react'
import { useState } from 'react'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import { readFaults } from './fault.ts'
import type { Person } from './person.ts'
import { TakenNote } from './TakenNote.tsx'

export function HandleList({ person }: { person: Person }) {
  useVoice()
  const { id, name, handles } = person
  const give = useChange('PUT /handles/:id/person')
  const take = useChange('DELETE /handles/:id')
  const takeAway = (handle: Person['handles'][number]) =>
    take.mutate(
      { id: handle.id },
      {
        onSuccess: () =>
          toast(say('people.tookHandle', { value: handle.shown, name }), {
            undo: () => give.mutateAsync({ id: handle.id, personId: id }),
          }),
      },
    )
  return (
    <div className="field">
      <span className="field-label">{say('people.reach')}</span>
      <ul className="handles">
        {handles.map((handle) => (
          <li key={handle.id}>
            <span translate="no">{handle.shown}</span>
            <IconButton label={say('people.takeHandle', { value: handle.shown })} onClick={() => takeAway(handle)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <AddHandle person={person} />
    </div>
  )
}

/** What has an @ is an e-mail address, anything else a number. */
function AddHandle({ person: { id, name } }: { person: Person }) {
  const [value, setValue] = useState('')
  const [error, setError] = useState<unknown>(null)
  const take = useChange('DELETE /handles/:id')
  const add = useChange('POST /people/:id/handles', {
    onError: setError,
    onSuccess: (handle) => {
      setValue('')
      setError(null)
      toast(say('people.handleAdded', { value, name }), { undo: () => take.mutateAsync({ id: handle.id }) })
    },
  })
  const { fields, taken } = readFaults(error)
  const send = () => value.trim() && add.mutate({ id, kind: value.includes('@') ? 'email' : 'phone', value })
  return (
    <>
      <div className="add-handle">
        <TextField
          label={say('people.addHandle')}
          hideLabel
          placeholder={say('people.addHandle')}
          error={fields['value']}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            send()
          }}
        />
        <Button busy={add.isPending} disabled={!value.trim()} onClick={send}>
          {say('people.addHandleButton')}
        </Button>
      </div>
      {taken && <TakenNote taken={taken} onDone={() => setError(null)} />}
    </>
  )
}
