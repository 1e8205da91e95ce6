// Gives a source another name or department.
import { useState } from 'react'
import { call, queries, useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import type { Whole } from '../SourceState.tsx'

export function RenameDialog({ source, onClose }: { source: Whole; onClose: () => void }) {
  useVoice()
  const [name, setName] = useState(source.name)
  const [departmentId, setDepartmentId] = useState(source.departmentId ?? '')
  const departments = useApi('GET /departments', {}).data?.items ?? []
  const before = { id: source.id, name: source.name, departmentId: source.departmentId }
  const change = useChange('PATCH /sources/:id', {
    onError: () => undefined,
    onSuccess: () => {
      onClose()
      const undo = () => call('PATCH /sources/:id', before).then(() => queries.invalidateQueries())
      toast(say('capture.changed'), { undo })
    },
  })
  const options = [
    { value: '', label: say('capture.noDepartment') },
    ...departments.map((one) => ({ value: one.id, label: one.name })),
  ]
  const actions = (
    <Button tone="primary" type="submit" busy={change.isPending} disabled={name.trim() === ''}>
      {say('capture.save')}
    </Button>
  )
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={say('capture.renameTitle')}>
      <Form
        error={change.error}
        actions={actions}
        onSubmit={() => change.mutate({ id: source.id, name, departmentId: departmentId || null })}
      >
        <TextField
          label={say('capture.name')}
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
