// The organization of a person: one that is known, offered while typing, or a new name.
import { useId } from 'react'
import { useApi } from '../../api.ts'
import { TextField } from '../../kit/form/TextField.tsx'
import { say, useVoice } from '../../words/say.ts'

type Props = { value: string; onChange: (name: string) => void; error?: string | undefined }

export function OrganizationField({ value, onChange, error }: Props) {
  useVoice()
  const list = useId()
  const text = value.trim()
  const { data } = useApi('GET /organizations', { text, sort: 'name', limit: 8 }, { enabled: text.length > 1 })
  return (
    <>
      <TextField
        label={say('people.organization')}
        hint={say('people.organizationHint')}
        error={error}
        optional
        list={list}
        autoComplete="off"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {data?.items.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  )
}
