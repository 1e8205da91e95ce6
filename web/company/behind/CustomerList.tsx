// Customers, those with the most messages first, and whom of us each was in touch with.
import { useMemo } from 'react'
import { type Item, useInfiniteApi } from '../../api.ts'
import { Num } from '../../kit/show/Num.tsx'
import type { Column } from '../../kit/table/column.ts'
import { formatList, formatNumber } from '../../words/format.ts'
import { say, useVoice } from '../../words/say.ts'
import { inputOf, type Narrowed, toCustomer } from './address.ts'
import { CustomerCell } from './Cells.tsx'
import { TheList } from './TheList.tsx'

type Customer = Item<'GET /company/customers'>
const namesShown = 4

export function CustomerList({ filter }: Narrowed) {
  useVoice()
  const input = useMemo(() => inputOf(filter), [filter])
  const pages = useInfiniteApi('GET /company/customers', input, { touchedBy: ['interaction', 'member', 'person'] })
  const total = pages.first?.total
  return (
    <>
      {total !== undefined && (
        <p className="sub" aria-live="polite">
          {say('company.customersInAll', { n: total, count: formatNumber(total) })}
        </p>
      )}
      <TheList
        label={say('company.list_customers')}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columnsOf()}
        opens={({ id }) => toCustomer(id)}
        phone={(customer) => <Line customer={customer} />}
      />
    </>
  )
}

function columnsOf(): Column<Customer>[] {
  return [
    {
      key: 'name',
      head: say('company.customer'),
      width: '36%',
      cell: (customer) => <CustomerCell customer={customer} />,
    },
    { key: 'who', head: say('company.inTouchWith'), cell: (customer) => <Members customer={customer} /> },
    {
      key: 'messages',
      head: say('company.interactions'),
      right: true,
      width: 110,
      cell: ({ messages }) => <Num value={messages} />,
    },
  ]
}

/** The first few by name, and how many more; with all of them in the title. */
function Members({ customer: { members } }: { customer: Customer }) {
  if (members.length === 0) return <span className="faint">{say('company.nobody')}</span>
  const names = members.map(({ name }) => name)
  const more = names.length - namesShown
  const told = more > 0 ? [...names.slice(0, namesShown), say('company.andMore', { n: more })] : names
  const departments = [...new Set(members.flatMap(({ department }) => department || []))]
  return (
    <>
      <span className="cut" translate="no" dir="auto" title={formatList(names)}>
        {formatList(told)}
      </span>
      {departments.length > 0 && (
        <small className="cut" translate="no" dir="auto">
          {formatList(departments)}
        </small>
      )}
    </>
  )
}

function Line({ customer }: { customer: Customer }) {
  return (
    <>
      <CustomerCell customer={customer} />
      <div className="more">
        <span>{say('company.lineMessages', { n: customer.messages })}</span>
        <Members customer={customer} />
      </div>
    </>
  )
}
