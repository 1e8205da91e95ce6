// What is to be known of files before they are sent: their name, who may read them, whose they are.
import { useState } from 'react'
import { useApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import type { Dropped } from '../kit/form/drop.ts'
import { Form } from '../kit/form/Form.tsx'
import { Select } from '../kit/form/Select.tsx'
import { TextField } from '../kit/form/TextField.tsx'
import { formatBytes } from '../words/format.ts'
import { say, useVoice } from '../words/say.ts'
import { type Choice, chosen, everyone, isChosen } from './readers/readers.ts'
import { ReadersField } from './readers/ReadersField.tsx'

export type Given = Choice & { name: string; departmentId: string }
type Props = { files: Dropped[]; error: unknown; onOther: () => void; onGive: (given: Given) => void }

export function BringForm({ files, error, onOther, onGive }: Props) {
  useVoice()
  const [given, setGiven] = useState<Given>({ ...everyone, name: suggestName(files), departmentId: '' })
  const change = (some: Partial<Given>) => setGiven({ ...given, ...some })
  const departments = useApi('GET /departments', {}).data?.items ?? []
  const size = files.reduce((sum, { file }) => sum + file.size, 0)
  const options = [
    { value: '', label: say('capture.noDepartment') },
    ...departments.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const actions = (
    <Button tone="primary" type="submit" disabled={given.name.trim() === '' || !isChosen(chosen(given))}>
      {say('capture.send')}
    </Button>
  )
  return (
    <Form onSubmit={() => onGive({ ...given, ...chosen(given) })} error={error} actions={actions}>
      <p className="chosen-files">
        {say('capture.chosen', { n: files.length, name: suggestName(files), size: formatBytes(size) })}{' '}
        <Button small tone="quiet" onClick={onOther}>
          {say('capture.other')}
        </Button>
      </p>
      <ReadersField value={given} onChange={change} ownerHint={say('capture.readersOwnerHint')} />
      <TextField
        label={say('capture.name')}
        hint={say('capture.nameHint')}
        value={given.name}
        maxLength={200}
        onChange={(event) => change({ name: event.target.value })}
      />
      {departments.length > 0 && (
        <Select
          label={say('capture.department')}
          value={given.departmentId}
          options={options}
          onChange={(event) => change({ departmentId: event.target.value })}
        />
      )}
    </Form>
  )
}

/** The file's own name, or that of the folder that was dropped, without what says its form alone. */
export function suggestName(files: readonly Dropped[]): string {
  const name = files[0]?.path.split('/')[0] ?? ''
  return name.replace(/(?<=.)\.(?:mbox|mbx|eml|zip|tgz|tar|tar\.gz|mbox\.gz)$/i, '')
}
