// Makes a drop address: what it is for, and who may read what comes there.
import { useState } from 'react'
import { useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import { chosen, everyone, isChosen } from '../readers/readers.ts'
import { ReadersField } from '../readers/ReadersField.tsx'

export function MakeDialog({ onClose }: { onClose: () => void }) {
  useVoice()
  const [name, setName] = useState(say('drop.nameFirst'))
  const [readers, setReaders] = useState(everyone)
  const [departmentId, setDepartmentId] = useState('')
  const departments = useApi('GET /departments', {}).data?.items ?? []
  const make = useChange('POST /drop-addresses', {
    onError: () => undefined,
    onSuccess: () => {
      onClose()
      toast(say('drop.made'))
    },
  })
  const options = [
    { value: '', label: say('capture.noDepartment') },
    ...departments.map((one) => ({ value: one.id, label: one.name })),
  ]
  const actions = (
    <Button
      tone="primary"
      type="submit"
      busy={make.isPending}
      disabled={name.trim() === '' || !isChosen(chosen(readers))}
    >
      {say('drop.makeGo')}
    </Button>
  )
  return (
    <Dialog
      open
      onOpenChange={(now) => !now && onClose()}
      title={say('drop.makeTitle')}
      description={say('drop.makeWhy')}
    >
      <Form
        error={make.error}
        actions={actions}
        onSubmit={() => make.mutateAsync({ ...chosen(readers), name: name.trim(), departmentId: departmentId || null })}
      >
        <ReadersField value={readers} onChange={setReaders} ownerHint={say('mailbox.readersOwnerHint')} />
        <TextField
          label={say('capture.name')}
          hint={say('drop.nameHint')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        {departments.length > 0 && (
          <Select
            label={say('capture.department')}
            value={departmentId}
            options={options}
            onChange={(event) => setDepartmentId(event.target.value)}
          />
        )}
      </Form>
    </Dialog>
  )
}
