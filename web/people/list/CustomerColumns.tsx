// What a customer's row shows: only what is true now.
import { Button } from '../../kit/action/Button.tsx'
import { Num } from '../../kit/show/Num.tsx'
import { Time } from '../../kit/show/Time.tsx'
import type { Column } from '../../kit/table/column.ts'
import { say } from '../../words/say.ts'
import { bringBack } from '../change.ts'
import { OwnerCell } from './OwnerCell.tsx'
import type { Customer } from './customer.ts'

const saidCap = 500
const peopleCap = 50

export function columnsOf({
  kind,
  mayEdit,
  removed,
}: {
  kind: string
  mayEdit: boolean
  removed: boolean
}): Column<Customer>[] {
  return [
    {
      key: 'name',
      head: say('people.name'),
      cell: (customer) => <Name customer={customer} />,
      sortable: true,
      width: kind === 'organizations' ? '32%' : '30%',
    },
    {
      key: 'last',
      head: say('people.last'),
      cell: (customer) => <Last customer={customer} />,
      sortable: true,
      descending: true,
    },
    {
      key: 'said',
      head: say('people.said'),
      cell: ({ interactions }) => (interactions > 0 ? <Num value={interactions} cap={saidCap} /> : null),
      right: true,
      width: 74,
    },
    {
      key: 'owner',
      head: say('people.owner'),
      cell: (customer) =>
        removed ? <BringBack customer={customer} /> : <OwnerCell customer={customer} mayEdit={mayEdit} />,
      sortable: true,
      width: '24%',
    },
  ]
}

function Name({ customer }: { customer: Customer }) {
  const small = smallOf(customer)
  return (
    <>
      <span className="name cut" translate="no" dir="auto">
        {customer.name}
      </span>
      {small && <small className="cut">{small}</small>}
    </>
  )
}

function smallOf(customer: Customer): string {
  if (customer.kind === 'person')
    return [customer.title, customer.organization?.name].filter(Boolean).join(', ') || (customer.address ?? '')
  const { people, domain } = customer
  const many =
    people >= peopleCap ? say('people.atManyPeople', { n: peopleCap }) : say('people.atPeople', { n: people })
  return [many, domain].filter(Boolean).join(' · ')
}

/** When, and about what; who spoke is told in words to those who cannot see it. */
function Last({ customer: { lastAt, last } }: { customer: Customer }) {
  if (!lastAt) return <span className="faint">{say('people.nothingSaid')}</span>
  return (
    <span className="last">
      <Time at={lastAt} />
      {last && (
        <span className="cut" title={last.subject}>
          {'· '}
          <span className="visually-hidden">{say(last.direction === 'in' ? 'people.theySaid' : 'people.weSaid')} </span>
          <span translate="no" dir="auto">
            {last.subject || say('people.noSubject')}
          </span>
        </span>
      )}
    </span>
  )
}

function BringBack({ customer }: { customer: Customer }) {
  return (
    <Button small onClick={() => bringBack(customer)}>
      {say('people.bringBack')}
    </Button>
  )
}

/** On a phone: the name, what they are, and what was last. */
export function PhoneRow({ customer }: { customer: Customer }) {
  return (
    <>
      <Name customer={customer} />
      <div className="more">
        <Last customer={customer} />
      </div>
    </>
  )
}
