// Chooses who answers for a customer.
import { useState } from 'react'
import { useApi } from '../api.ts'
import { Dialog } from '../kit/overlay/Dialog.tsx'
import { useSay } from '../words/say.ts'
import { setOwner } from './change.ts'

type Owned = { id: string; name: string; owner: { id: string } | null }

export function OwnerDialog({ customer, onClose }: { customer: Owned; onClose: () => void }) {
  const say = useSay()
  const { name } = customer
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say('people.ownerMenu', { name })}>
      <OwnerList customer={customer} onDone={onClose} />
    </Dialog>
  )
}

/** The members, to be found by typing; then nobody, and leaving it to Kith. */
export function OwnerList({ customer, onDone }: { customer: Owned; onDone: () => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const { data } = useApi('GET /members', {}, { touchedBy: ['member'], staleTime: 60_000 })
  const wanted = text.trim().toLocaleLowerCase()
  const members = (data?.items ?? []).filter(
    (one) => one.status !== 'left' && one.name.toLocaleLowerCase().includes(wanted),
  )
  const choose = (memberId: string | null, source: 'set' | 'proposed', owner?: string) => {
    setOwner(customer, { memberId, source }, owner)
    onDone()
  }
  return (
    <form
      className="choose"
      onSubmit={(event) => {
        event.preventDefault()
        const [first] = members
        if (first) choose(first.id, 'set', first.name)
      }}
    >
      <input
        className="input"
        autoFocus
        aria-label={say('people.ownerFind')}
        placeholder={say('people.ownerFind')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {members.slice(0, 50).map(({ id, name }) => (
          <li key={id}>
            <button type="button" aria-pressed={customer.owner?.id === id} onClick={() => choose(id, 'set', name)}>
              <span translate="no">{name}</span>
            </button>
          </li>
        ))}
        {!wanted && (
          <>
            <li className="apart">
              <button type="button" onClick={() => choose(null, 'set')}>
                {say('people.ownerNobody')}
              </button>
            </li>
            <li>
              <button type="button" onClick={() => choose(null, 'proposed')}>
                {say('people.ownerLeave')}
              </button>
            </li>
          </>
        )}
      </ul>
    </form>
  )
}
