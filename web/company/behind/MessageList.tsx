// Messages, the newest first.
import { useMemo } from 'react'
import { type Item, useInfiniteApi } from '../../api.ts'
import { Time } from '../../kit/show/Time.tsx'
import type { Column } from '../../kit/table/column.ts'
import { say, useVoice } from '../../words/say.ts'
import { inputOf, type Narrowed, toMessage } from './address.ts'
import { CustomerCell, Subject, Who } from './Cells.tsx'
import { TheList } from './TheList.tsx'

type Message = Item<'GET /company/messages'>
type Direction = Message['direction']
const directions: readonly Direction[] = ['in', 'out', 'among']

export function MessageList({ filter }: Narrowed) {
  useVoice()
  const input = useMemo(() => {
    const { alsoDepartmentId: _, members: __, departments: ___, ...rest } = inputOf(filter)
    const direction = directions.find((one) => one === filter.direction)
    return { ...rest, ...(direction ? { direction } : {}) }
  }, [filter])
  const pages = useInfiniteApi('GET /company/messages', input, { touchedBy: ['interaction', 'member', 'person'] })
  return (
    <TheList
      label={say('company.list_messages')}
      pages={pages}
      rowKey={({ id }) => id}
      columns={columnsOf()}
      opens={({ conversationId, id }) => toMessage(conversationId, id)}
      phone={(message) => <Line message={message} />}
    />
  )
}

function columnsOf(): Column<Message>[] {
  return [
    {
      key: 'customer',
      head: say('company.customer'),
      width: '28%',
      cell: ({ customer }) => <CustomerCell customer={customer} />,
    },
    {
      key: 'subject',
      head: say('company.subject'),
      cell: (message) => (
        <>
          <Subject subject={message.subject} />
          <small>{say(`company.went_${message.direction}`)}</small>
        </>
      ),
    },
    { key: 'member', head: say('company.member'), width: '18%', cell: ({ member }) => <Who name={member} /> },
    { key: 'at', head: say('company.at'), width: 130, right: true, cell: ({ at }) => <Time at={at} /> },
  ]
}

function Line({ message }: { message: Message }) {
  return (
    <>
      <CustomerCell customer={message.customer} />
      <Subject subject={message.subject} />
      <div className="more">
        <Time at={message.at} />
        <span>{say(`company.went_${message.direction}`)}</span>
        <Who name={message.member} />
      </div>
    </>
  )
}
