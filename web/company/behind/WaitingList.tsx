// Who waits, the longest first.
import { useMemo } from 'react'
import { type Item, type Takes, useInfiniteApi } from '../../api.ts'
import { Time } from '../../kit/show/Time.tsx'
import type { Column } from '../../kit/table/column.ts'
import { say, useVoice } from '../../words/say.ts'
import { type Narrowed, toMessage } from './address.ts'
import { CustomerCell, Subject, Who } from './Cells.tsx'
import { TheList } from './TheList.tsx'

type Waiting = Item<'GET /company/waiting'>
type Age = NonNullable<Takes<'GET /company/waiting'>['age']>
const ages: readonly Age[] = ['today', 'days', 'week', 'longer', 'before']

export function WaitingList({ filter }: Narrowed) {
  useVoice()
  const age = ages.find((one) => one === filter.age)
  const input = useMemo(() => (age ? { age } : {}), [age])
  const pages = useInfiniteApi('GET /company/waiting', input, { touchedBy: ['waiting', 'interaction', 'person'] })
  return (
    <TheList
      label={say('company.list_waiting')}
      pages={pages}
      rowKey={({ interactionId }) => interactionId}
      columns={columnsOf()}
      opens={({ conversationId, interactionId }) => toMessage(conversationId, interactionId)}
      phone={(waiting) => <Line waiting={waiting} />}
    />
  )
}

function columnsOf(): Column<Waiting>[] {
  return [
    {
      key: 'customer',
      head: say('company.customer'),
      width: '26%',
      cell: ({ customer }) => <CustomerCell customer={customer} />,
    },
    {
      key: 'said',
      head: say('company.theySaid'),
      cell: ({ sentence, subject }) => (
        <>
          <span className="cut" translate="no" dir="auto">
            {sentence || subject}
          </span>
          <small className="cut" translate="no" dir="auto">
            {subject}
          </small>
        </>
      ),
    },
    { key: 'owner', head: say('company.owner'), width: '18%', cell: ({ owner }) => <Who name={owner?.name ?? null} /> },
    {
      key: 'since',
      head: say('company.waitsSince'),
      width: 140,
      right: true,
      cell: ({ since }) => <Time at={since} />,
    },
  ]
}

function Line({ waiting }: { waiting: Waiting }) {
  return (
    <>
      <CustomerCell customer={waiting.customer} />
      <Subject subject={waiting.sentence || waiting.subject} />
      <div className="more">
        <Time at={waiting.since} />
        {waiting.owner && <Who name={waiting.owner.name} />}
      </div>
    </>
  )
}
