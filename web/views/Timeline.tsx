// Everything between us and a customer: filters, days, messages, as far down as one scrolls.
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useInfiniteApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { SearchField } from '../kit/form/SearchField.tsx'
import { useAddress } from '../kit/page/address.ts'
import { Segments } from '../kit/page/Segments.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { SkeletonRows } from '../kit/state/Skeleton.tsx'
import { useRowKeys, useRows } from '../kit/table/rows.ts'
import { answer } from '../outgoing/beside/answer.ts'
import { useReturnedMails } from '../outgoing/beside/returned.ts'
import { useRight } from '../shell/here.ts'
import { dayOf, formatDay } from '../words/date.ts'
import { say as speak, useSay } from '../words/say.ts'
import { TimelineEntry } from './TimelineEntry.tsx'
import type { Customer, Entry } from './types.ts'

const shows = ['all', 'in', 'out', 'among', 'attachments'] as const
type Show = (typeof shows)[number]
const usual = { show: 'all', q: '' }
const rowHeight = 118

export function Timeline({ customer }: { customer: Customer }) {
  const say = useSay()
  const [address, setAddress] = useAddress(usual)
  const show = shows.find((one) => one === address.show) ?? 'all'
  const narrowed = show !== 'all' || address.q !== ''
  const list = useInfiniteApi('GET /customers/:id/timeline', wishOf(customer.id, show, address.q), {
    touchedBy: ['interaction', 'person', 'organization', 'assignment'],
    ...(narrowed ? {} : { first: customer.timeline }),
  })
  return (
    <section aria-label={say('views.between')}>
      <h2>
        {say('views.between')} <small>{customer.firstAt && sinceWhen(customer)}</small>
      </h2>
      <div className="timeline-filter">
        <Segments
          label={say('views.show')}
          pills
          value={show}
          onChange={(value) => setAddress({ show: value })}
          options={optionsOf(customer, show)}
        />
        <SearchField
          label={say('views.words')}
          placeholder={say('views.wordsHint')}
          value={address.q}
          onChange={(q) => setAddress({ q })}
        />
      </div>
      {list.error && list.items.length === 0 ? (
        <ErrorState error={list.error} retry={list.refetch} />
      ) : list.items.length > 0 ? (
        <Entries customerId={customer.id} list={list} q={address.q} />
      ) : list.isPending ? (
        <SkeletonRows rows={6} height={rowHeight} />
      ) : narrowed ? (
        <EmptyState
          title={say('views.nothingFits')}
          action={<Button onClick={() => setAddress(usual)}>{say('views.showAll')}</Button>}
        />
      ) : (
        <EmptyState title={say('views.nothingSaid')}>{say('views.nothingSaidWhy')}</EmptyState>
      )}
    </section>
  )
  function sinceWhen({ interactions, firstAt }: Customer) {
    return say('views.since', { n: interactions, day: formatDay(firstAt ?? '', 'short') })
  }
}

function wishOf(id: string, show: Show, q: string) {
  const narrow = show === 'all' ? {} : show === 'attachments' ? { attachments: true } : { direction: show }
  return { id, ...narrow, ...(q ? { text: q } : {}) }
}

type List = ReturnType<typeof useInfiniteApi<'GET /customers/:id/timeline'>>

function Entries({ customerId, list, q }: { customerId: string; list: List; q: string }) {
  const say = useSay()
  const navigate = useNavigate()
  const mayWrite = useRight('writeMail')
  const returned = useReturnedMails(customerId)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { items } = list
  // The newest come first.
  const newest = useMemo(() => new Map(items.toReversed().map((one) => [one.conversationId, one.id])), [items])
  const sought = useMemo(() => q.split(/\s+/).filter(Boolean), [q])
  const toggle = (id: string) =>
    setOpen(open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set([...open, id]))
  const unfold = ({ id, closed }: Entry) => {
    if (!closed) toggle(id)
  }
  const openConversation = ({ conversationId, id }: Entry) =>
    void navigate({ to: '/conversations/$id', params: { id: conversationId }, search: { at: id } as never })
  // Of what one may know alone there is nothing to unfold, and nothing to answer.
  const reply = ({ id, conversationId, subject, closed }: Entry) => {
    if (!closed) answer({ interactionId: id, conversationId, address: null, subject })
  }
  const table = {
    label: say('views.between'),
    rows: items,
    rowKey: ({ id }: Entry) => id,
    columns: [],
    rowHeight,
    more: { has: list.hasMore, load: list.more, busy: list.isFetchingMore },
    onKey: {
      o: { label: say('views.openConversation'), run: openConversation },
      e: { label: say('views.unfoldKey'), run: unfold },
      ...(mayWrite ? { r: { label: say('outgoing.keyReply'), run: reply } } : {}),
    },
  }
  const { body, drawn, before, after, measure, scrollTo } = useRows(table)
  const { setAt } = useRowKeys(table, body, scrollTo)
  return (
    <>
      <ol className="entries" ref={body as never} style={{ paddingTop: before, paddingBottom: after }}>
        {drawn.map(({ index, key }) => {
          const entry = items[index]
          const former = items[index - 1]
          if (!entry) return null
          return (
            <TimelineEntry
              key={key}
              ref={measure}
              index={index}
              entry={entry}
              cameBack={returned.has(entry.id)}
              tellsAssigned={newest.get(entry.conversationId) === entry.id}
              sought={sought}
              opensBefore={entry.fromBefore && (!former || !former.fromBefore)}
              opensDay={!former || dayOf(former.happenedAt) !== dayOf(entry.happenedAt)}
              open={open.has(entry.id)}
              onToggle={() => toggle(entry.id)}
              onFocus={() => setAt(index)}
            />
          )
        })}
      </ol>
      {list.isFetchingMore && <SkeletonRows rows={2} height={rowHeight} />}
    </>
  )
}

/** What there is none of is not offered; of many messages only the newest were counted, which reads "300+". */
function optionsOf({ counts, interactions }: Customer, chosen: Show) {
  const label = {
    all: speak('views.all'),
    in: speak('views.fromThem'),
    out: speak('views.fromUs'),
    among: speak('views.among'),
    attachments: speak('views.withFiles'),
  }
  const all = interactions + counts.among
  return shows
    .filter((value) => value === 'all' || value === chosen || counts[value] > 0)
    .map((value) => {
      const count = value === 'all' ? all : counts[value]
      return { value, label: label[value], count, ...(counts.more && value !== 'all' ? { cap: count } : {}) }
    })
}
