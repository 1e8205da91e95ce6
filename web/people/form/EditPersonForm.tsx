// Corrects a person's name, title and organization, and what they are reached by.
import { useState } from 'react'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import { readFaults } from './fault.ts'
import { HandleList } from './HandleList.tsx'
import { OrganizationField } from './OrganizationField.tsx'
import type { Person } from './person.ts'

export function EditPersonForm({ person, onDone }: { person: Person; onDone: () => void }) {
  useVoice()
  const before = { name: person.name, title: person.title, organization: person.organization?.name ?? '' }
  const [draft, setDraft] = useState(before)
  const [error, setError] = useState<unknown>(null)
  const change = useSave(person, before, onDone, setError)
  const { fields, rest } = readFaults(error)
  return (
    <Form
      onSubmit={() => change.save(draft)}
      error={rest}
      actions={
        <>
          <Button onClick={onDone}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={change.isPending} disabled={!draft.name.trim()}>
            {say('people.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('people.name')}
        error={fields['name']}
        maxLength={200}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <TextField
        label={say('people.jobTitle')}
        hint={say('people.titleHint')}
        optional
        maxLength={200}
        value={draft.title}
        onChange={(event) => setDraft({ ...draft, title: event.target.value })}
      />
      <OrganizationField
        value={draft.organization}
        error={fields['organization']}
        onChange={(organization) => setDraft({ ...draft, organization })}
      />
      <HandleList person={person} />
    </Form>
  )
}

type Draft = { name: string; title: string; organization: string }

/** Sends what differs; the undo sends what was. */
function useSave({ id, organization }: Person, before: Draft, onDone: () => void, setError: (error: unknown) => void) {
  const change = useChange('PATCH /people/:id', { onError: setError })
  const save = (draft: Draft) => {
    const wanted = {
      ...(draft.name.trim() === before.name ? {} : { name: draft.name }),
      ...(draft.title.trim() === before.title ? {} : { title: draft.title }),
      ...(draft.organization.trim() === before.organization
        ? {}
        : { organization: draft.organization.trim() ? { name: draft.organization } : null }),
    }
    if (Object.keys(wanted).length === 0) return onDone()
    const former = {
      ...('name' in wanted ? { name: before.name } : {}),
      ...('title' in wanted ? { title: before.title } : {}),
      ...('organization' in wanted ? { organization: organization && { id: organization.id } } : {}),
    }
    const onSuccess = () => {
      onDone()
      toast(say('people.edited', { name: draft.name }), { undo: () => change.mutateAsync({ id, ...former }) })
    }
    change.mutate({ id, ...wanted }, { onSuccess })
  }
  return { save, isPending: change.isPending }
}
