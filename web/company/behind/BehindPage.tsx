// What a figure of the Company view counts, as a list: its filters stand in the address and above it, each taken off by a click.
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useAddress, useParam } from '../../kit/page/address.ts'
import { Page } from '../../kit/page/Page.tsx'
import { say, useVoice } from '../../words/say.ts'
import { AnswerList } from './AnswerList.tsx'
import { type Filter, inputOf, type List, lists, type Narrowed, unfiltered } from './address.ts'
import { BehindChips } from './BehindChips.tsx'
import { CustomerList } from './CustomerList.tsx'
import { MessageList } from './MessageList.tsx'
import { NewcomerList } from './NewcomerList.tsx'
import { WaitingList } from './WaitingList.tsx'
import '../company.css'

const shown: Record<List, (props: Narrowed) => React.ReactNode> = {
  customers: (props) => <CustomerList {...props} />,
  messages: (props) => <MessageList {...props} />,
  answers: (props) => <AnswerList {...props} />,
  newcomers: (props) => <NewcomerList {...props} />,
  waiting: (props) => <WaitingList {...props} />,
}

export function BehindPage() {
  useVoice()
  const named = useParam('list')
  const list = lists.find((one) => one === named) ?? 'customers'
  const [filter, setFilter] = useAddress<Filter>(unfiltered)
  const period = useMemo(() => inputOf(filter), [filter])
  const { from, to } = period
  return (
    <Page
      title={say(`company.list_${list}`)}
      sub={say(`company.list_${list}_why`)}
      above={
        <Link to="/company" search={(list === 'waiting' ? {} : { from, to }) as never}>
          {say('company.back')}
        </Link>
      }
    >
      <BehindChips list={list} filter={filter} onFilter={setFilter} />
      {shown[list]({ filter, onFilter: setFilter })}
    </Page>
  )
}
