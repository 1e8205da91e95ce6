// What one rule left out, sender by sender; a message, a sender or the whole rule can be taken back.
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Item, useApi, useInfiniteApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Confirm } from '../kit/overlay/Confirm.tsx'
import { useAddress, useParam } from '../kit/page/address.ts'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { Table } from '../kit/table/Table.tsx'
import { useRight } from '../shell/here.ts'
import { say, useVoice } from '../words/say.ts'
import { leftOutColumns, LeftOutLine } from './left-out/LeftOutLine.tsx'
import { SenderCard } from './left-out/SenderCard.tsx'
import { TakenBackCard } from './left-out/TakenBackCard.tsx'
import { type Rule, useTakeBack } from './left-out/take-back.ts'
import { ruleName } from './LeftOutCard.tsx'
import './capture.css'

const address = { sender: '' }

export function LeftOutPage() {
  useVoice()
  const rule = useParam('rule') as Rule
  const mayTake = useRight('bringSources')
  const [{ sender }, setAddress] = useAddress(address)
  const [asking, setAsking] = useState(false)
  const summary = useApi('GET /left-out', {}, { touchedBy: ['source'] }).data
  const wanted = { outcome: 'left_out' as const, rule, ...(sender ? { sender } : {}) }
  const list = useInfiniteApi('GET /arrivals', wanted, { touchedBy: ['source'] })
  const { takeRule, takeSender, takeOne } = useTakeBack(rule)
  const counted = summary?.rules.find((one) => one.rule === rule)
  const isTakenBack = summary?.takenBack.some((one) => one.rule === rule && one.sender === '') ?? false
  const open = (arrival: Item<'GET /arrivals'>) => takeOne(arrival.id)
  return (
    <Page
      title={say('capture.leftOutTitle', { rule: ruleName(rule) })}
      above={<Link to="/channels">{say('capture.back')}</Link>}
      sub={say('capture.leftOutSub', { n: counted?.arrivals ?? 0 })}
      actions={
        mayTake && !isTakenBack && <Button onClick={() => setAsking(true)}>{say('capture.takeBackRule')}</Button>
      }
    >
      <Columns
        aside={
          <>
            {counted && <SenderCard senders={counted.senders} onChoose={(one) => setAddress({ sender: one })} />}
            {summary && <TakenBackCard takenBack={summary.takenBack.filter((one) => one.rule === rule)} />}
          </>
        }
      >
        {sender && (
          <p className="cluster">
            {say('capture.leftOutFrom', { sender })}
            {mayTake && list.items.length > 0 && (
              <Button small onClick={() => takeSender(sender)}>
                {say('capture.takeBackSender')}
              </Button>
            )}
            <Button small tone="quiet" onClick={() => setAddress({ sender: '' })}>
              {say('capture.allSenders')}
            </Button>
          </p>
        )}
        <Table
          label={ruleName(rule)}
          rows={list.items}
          rowKey={({ id }) => id}
          columns={leftOutColumns(mayTake, open)}
          loading={list.isPending}
          more={{ has: list.hasMore, load: list.more, busy: list.isFetchingMore }}
          empty={<EmptyState title={say(sender ? 'capture.nothingLeftOutFrom' : 'capture.nothingLeftOut')} />}
          phone={(arrival) => <LeftOutLine arrival={arrival} mayTake={mayTake} onTake={open} />}
        />
      </Columns>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={say('capture.takeBackRuleSure')}
        description={say('capture.takeBackRuleWhy')}
        confirm={say('capture.takeBackRule')}
        onConfirm={() => {
          setAsking(false)
          takeRule()
        }}
      />
    </Page>
  )
}
