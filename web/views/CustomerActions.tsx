// What can be done from a customer's page: write, note, and what is rarer under "More".
import { type AnyRouter, useRouter } from '@tanstack/react-router'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { call, queries } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { IconButton } from '../kit/action/IconButton.tsx'
import { Menu } from '../kit/overlay/Menu.tsx'
import { toast, toastProblem } from '../kit/overlay/toast.ts'
import { useReturnedHandles } from '../outgoing/beside/returned.ts'
import { WriteButton } from '../outgoing/beside/WriteButton.tsx'
import { again } from '../people/change.ts'
import { EditDialog } from '../people/EditDialog.tsx'
import { OwnerDialog } from '../people/OwnerDialog.tsx'
import { useRight } from '../shell/here.ts'
import { say, useSay } from '../words/say.ts'
import { writeNote } from './note.ts'
import type { Customer } from './types.ts'

export function CustomerActions({ customer }: { customer: Customer }) {
  const say = useSay()
  const router = useRouter()
  const mayEdit = useRight('editCustomers')
  const { handles } = customer
  const [opened, open] = useState<'nothing' | 'edit' | 'owner'>('nothing')
  const returned = useReturnedHandles(customer.id)
  const emails = handles.filter(({ kind }) => kind === 'email')
  const address = (emails.find(({ id }) => !returned.has(id)) ?? emails[0])?.value
  const remove = () => removeCustomer(customer, router).catch(toastProblem)
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
            { label: say('views.remove'), danger: true, onChoose: () => void remove() },
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
        <WriteButton label={say('views.write', { name: shortName(customer) })} name={customer.name} address={address} />
      )}
    </>
  )
}

/** Leaves the page before anything is fetched again: what it shows is not there any more. */
async function removeCustomer({ id, name }: Customer, router: AnyRouter): Promise<void> {
  await router.preloadRoute({ to: '/customers' })
  await call('DELETE /customers/:id', { id })
  await router.navigate({ to: '/customers' })
  queries.removeQueries({ queryKey: ['GET /customers/:id', { id }] })
  const undo = async () => {
    await again(call('POST /customers/:id/return', { id }))
    await router.navigate({ to: '/customers/$id', params: { id } })
  }
  toast(say('views.removed', { name }), { undo })
  await queries.invalidateQueries()
}

/** The first word of a person's name where it is plainly a given name. */
function shortName({ kind, name, nameSource }: Customer): string {
  const [first = '', second] = name.split(/\s+/)
  const plain =
    kind === 'person' && nameSource !== 'address' && second !== undefined && first.length > 2 && !first.includes('.')
  return plain ? first : name
}
