// What can be done from a customer's page: write, note, and what is rarer under "More".
import { useNavigate } from '@tanstack/react-router'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { call, useChange } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { IconButton } from '../kit/action/IconButton.tsx'
import { Menu } from '../kit/overlay/Menu.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { EditDialog } from '../people/EditDialog.tsx'
import { OwnerDialog } from '../people/OwnerDialog.tsx'
import { useRight } from '../shell/here.ts'
import { useSay } from '../words/say.ts'
import { writeNote } from './note.ts'
import type { Customer } from './types.ts'

export function CustomerActions({ customer }: { customer: Customer }) {
  const say = useSay()
  const navigate = useNavigate()
  const mayEdit = useRight('editCustomers')
  const { id, name, handles } = customer
  const [opened, open] = useState<'nothing' | 'edit' | 'owner'>('nothing')
  const address = handles.find(({ kind }) => kind === 'email')?.value
  const remove = useChange('DELETE /customers/:id', {
    onSuccess: () => {
      const undo = async () => {
        await call('POST /customers/:id/return', { id })
        await navigate({ to: '/customers/$id', params: { id } })
      }
      toast(say('views.removed', { name }), { undo })
      void navigate({ to: '/customers' })
    },
  })
  return (
    <>
      {mayEdit && (
        <Menu
          label={say('views.more')}
          align="end"
          trigger={
            <IconButton label={say('views.more')}>
              <MoreHorizontal size={16} />
            </IconButton>
          }
          items={[
            { label: say('people.edit'), onChoose: () => open('edit') },
            { label: say('people.ownerChoose'), onChoose: () => open('owner') },
            'line',
            { label: say('views.remove'), danger: true, onChoose: () => remove.mutate({ id }) },
          ]}
        />
      )}
      <EditDialog
        customer={customer}
        open={opened === 'edit'}
        onOpenChange={(isOpen) => open(isOpen ? 'edit' : 'nothing')}
      />
      {opened === 'owner' && <OwnerDialog customer={customer} onClose={() => open('nothing')} />}
      {mayEdit && <Button onClick={writeNote}>{say('views.note')}</Button>}
      {address && (
        <a className="button primary" href={`mailto:${address}`}>
          {say('views.write', { name: shortName(customer) })}
        </a>
      )}
    </>
  )
}

/** The first word of a person's name where it is plainly a given name. */
function shortName({ kind, name, nameSource }: Customer): string {
  const [first = '', second] = name.split(/\s+/)
  const plain =
    kind === 'person' && nameSource !== 'address' && second !== undefined && first.length > 2 && !first.includes('.')
  return plain ? first : name
}
