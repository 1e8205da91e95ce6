// Who knows a customer best: set, or proposed and to be confirmed with a click.
import { useSay } from '../../words/say.ts'
import { setOwner } from '../change.ts'
import type { Customer } from './customer.ts'

export function OwnerCell({ customer, mayEdit }: { customer: Customer; mayEdit: boolean }) {
  const say = useSay()
  const { id, name, owner } = customer
  if (!owner) return <span className="faint">{say('people.nobodyYet')}</span>
  if (owner.source === 'set') return <span translate="no">{owner.name}</span>
  return (
    <span className="proposed">
      <span translate="no" title={say('people.proposed')}>
        {owner.name}
      </span>
      {mayEdit && (
        <button
          type="button"
          className="confirm"
          aria-label={say('people.confirmOwner', { owner: owner.name, name })}
          onClick={() => setOwner({ id, name }, { memberId: owner.id, source: 'set' }, owner.name)}
        >
          {say('people.confirm')}
        </button>
      )}
    </span>
  )
}
