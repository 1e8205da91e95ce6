// Puts down a person or an organization by hand.
import { useState } from 'react'
import { Dialog } from '../kit/overlay/Dialog.tsx'
import { Segments } from '../kit/page/Segments.tsx'
import { say, useVoice } from '../words/say.ts'
import { AddOrganizationForm } from './form/AddOrganizationForm.tsx'
import { AddPersonForm } from './form/AddPersonForm.tsx'

type Props = { open: boolean; name?: string; onOpenChange: (open: boolean) => void }

export function AddDialog({ open, name = '', onOpenChange }: Props) {
  useVoice()
  const close = () => onOpenChange(false)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say('people.addTitle')}>
      <AddForms name={name} onDone={close} />
    </Dialog>
  )
}

function AddForms({ name, onDone }: { name: string; onDone: () => void }) {
  const [kind, setKind] = useState('person')
  return (
    <>
      <Segments
        label={say('people.addKind')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'person', label: say('people.aPerson') },
          { value: 'organization', label: say('people.anOrganization') },
        ]}
      />
      {kind === 'person' ? <AddPersonForm name={name} onDone={onDone} /> : <AddOrganizationForm onDone={onDone} />}
    </>
  )
}
