// People who were new, the latest first.
import { useMemo } from 'react'
import { type Item, useInfiniteApi } from '../../api.ts'
import { Time } from '../../kit/show/Time.tsx'
import type { Column } from '../../kit/table/column.ts'
import { say, useVoice } from '../../words/say.ts'
import { daysIn } from '../period.ts'
import { type Narrowed, toCustomer } from './address.ts'
import { CustomerCell } from './Cells.tsx'
import { TheList } from './TheList.tsx'

type Newcomer = Item<'GET /company/newcomers'>

export function NewcomerList({ filter }: Narrowed) {
  useVoice()
  const input = useMemo(() => daysIn(filter), [filter])
  const pages = useInfiniteApi('GET /company/newcomers', input, { touchedBy: ['interaction', 'person'] })
  const columns: Column<Newcomer>[] = [
    { key: 'name', head: say('company.customer'), cell: (customer) => <CustomerCell customer={customer} /> },
    {
      key: 'first',
      head: say('company.firstAt'),
      width: 200,
      right: true,
      cell: ({ firstAt }) => <Time at={firstAt} />,
    },
  ]
  return (
    <TheList
      label={say('company.list_newcomers')}
      pages={pages}
      rowKey={({ id }) => id}
      columns={columns}
      opens={({ id }) => toCustomer(id)}
      phone={(customer) => (
        <>
          <CustomerCell customer={customer} />
          <div className="more">
            <Time at={customer.firstAt} />
          </div>
        </>
      )}
    />
  )
}
