// The head of a conversation: which customers are in it, all of them at a click, and from when to when it goes.
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { useApi, useInfiniteApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { formatDay } from '../../words/date.ts'
import { useSay } from '../../words/say.ts'
import type { Message } from '../types.ts'
import './head.css'

const mostNamed = 6
const touchedBy = ['interaction', 'conversation', 'person', 'organization']

type Props = { conversationId: string; messages: readonly Message[]; hasMore: boolean }

/** The customers in it, as ways to their pages: some by name, and how many others. */
export function Whose({ conversationId, messages, hasMore }: Props) {
  const say = useSay()
  const [isOpen, open] = useState(false)
  const customers = customersOf(messages)
  const isMore = hasMore || customers.length > mostNamed || messages.some(hidesSome)
  const { data } = useApi(
    'GET /conversations/:id/people',
    { id: conversationId, limit: 1 },
    { enabled: isMore, touchedBy },
  )
  const shown = customers.slice(0, mostNamed)
  const others = isMore && data ? data.people - shown.length : 0
  return (
    <>
      {shown.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 && ' · '}
          <CustomerLink id={id} name={name} />
        </Fragment>
      ))}
      {others > 0 && (
        <>
          {' '}
          <button type="button" className="as-link" aria-haspopup="dialog" onClick={() => open(true)}>
            {say('views.andSoMany', { n: others })}
          </button>
        </>
      )}
      <Dialog
        open={isOpen}
        onOpenChange={open}
        title={say('views.tookPart')}
        description={say('views.tookPartWhy', { n: data?.people ?? 0 })}
      >
        <Everyone conversationId={conversationId} />
      </Dialog>
    </>
  )
}

function Everyone({ conversationId }: { conversationId: string }) {
  const say = useSay()
  const list = useInfiniteApi('GET /conversations/:id/people', { id: conversationId }, { touchedBy })
  return (
    <>
      <Loaded query={{ ...list, data: list.first }}>
        {() => (
          <ul className="takers">
            {list.items.map(({ id, name }) => (
              <li key={id}>
                <CustomerLink id={id} name={name} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {list.hasMore && (
        <Button tone="quiet" busy={list.isFetchingMore} onClick={list.more}>
          {say('views.tookPartMore')}
        </Button>
      )}
    </>
  )
}

function CustomerLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/customers/$id" params={{ id }} translate="no" dir="auto">
      {name}
    </Link>
  )
}

function customersOf(messages: readonly Message[]): { id: string; name: string }[] {
  const all = messages.flatMap(({ participants }) => participants)
  const found = new Map<string, string>()
  for (const { id, name, kind } of all) if (id && kind !== 'member') found.set(id, name)
  return [...found].map(([id, name]) => ({ id, name }))
}

const hidesSome = ({ participants, tookPart }: Message): boolean => tookPart > participants.length

export function Span({ messages, count }: { messages: readonly Message[]; count: number }) {
  const say = useSay()
  const [first, last] = [messages[0], messages.at(-1)]
  if (!first || !last) return null
  const [from, to] = [formatDay(first.happenedAt), formatDay(last.happenedAt)]
  return [
    say('views.messages', { n: count }),
    from === to ? from : say('views.between2', { first: from, last: to }),
  ].join(' · ')
}
