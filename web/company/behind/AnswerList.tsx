// Answers, those that took longest first.
import { useMemo } from 'react'
import { type Item, useInfiniteApi } from '../../api.ts'
import { Time } from '../../kit/show/Time.tsx'
import type { Column } from '../../kit/table/column.ts'
import { say, useVoice } from '../../words/say.ts'
import { formatSeconds } from '../Was.tsx'
import { inputOf, type Narrowed, toMessage } from './address.ts'
import { CustomerCell, Subject, Who } from './Cells.tsx'
import { TheList } from './TheList.tsx'

type Answer = Item<'GET /company/answers'>

export function AnswerList({ filter }: Narrowed) {
  useVoice()
  const input = useMemo(() => {
    const { alsoDepartmentId: _, members: __, departments: ___, ...rest } = inputOf(filter)
    return rest
  }, [filter])
  const pages = useInfiniteApi('GET /company/answers', input, { touchedBy: ['interaction', 'member', 'person'] })
  return (
    <TheList
      label={say('company.list_answers')}
      pages={pages}
      rowKey={({ askedId }) => askedId}
      columns={columnsOf()}
      opens={({ conversationId, askedId }) => toMessage(conversationId, askedId)}
      phone={(answer) => <Line answer={answer} />}
    />
  )
}

function columnsOf(): Column<Answer>[] {
  return [
    {
      key: 'customer',
      head: say('company.customer'),
      width: '28%',
      cell: ({ customer }) => <CustomerCell customer={customer} />,
    },
    { key: 'subject', head: say('company.subject'), cell: ({ subject }) => <Subject subject={subject} /> },
    { key: 'member', head: say('company.answeredBy'), width: '18%', cell: ({ member }) => <Who name={member} /> },
    { key: 'asked', head: say('company.asked'), width: 130, right: true, cell: ({ askedAt }) => <Time at={askedAt} /> },
    {
      key: 'took',
      head: say('company.took'),
      width: 130,
      right: true,
      cell: ({ seconds }) => <span className="num">{formatSeconds(seconds)}</span>,
    },
  ]
}

function Line({ answer }: { answer: Answer }) {
  return (
    <>
      <CustomerCell customer={answer.customer} />
      <Subject subject={answer.subject} />
      <div className="more">
        <b>{formatSeconds(answer.seconds)}</b>
        <Time at={answer.askedAt} />
        <Who name={answer.member} />
      </div>
    </>
  )
}
