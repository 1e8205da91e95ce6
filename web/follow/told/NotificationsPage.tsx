// What a member is told of, the newest first, with keys: j and k move, Enter opens, e marks as read.
import { useRef } from 'react'
import { useApi, useInfiniteApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { useAddress } from '../../kit/page/address.ts'
import { Columns } from '../../kit/page/Columns.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { Segments } from '../../kit/page/Segments.tsx'
import { EmptyState } from '../../kit/state/EmptyState.tsx'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import { SkeletonRows } from '../../kit/state/Skeleton.tsx'
import { formatCount } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import { NotificationRow } from './NotificationRow.tsx'
import { mark, markAll, type Notification } from './told.ts'
import { WantedCard } from './WantedCard.tsx'
import '../follow.css'

const usual: { which: 'all' | 'unread' } = { which: 'all' }

export function NotificationsPage() {
  const say = useSay()
  const [{ which }, setAddress] = useAddress(usual)
  const unread = useApi('GET /notifications/unread', {}, { touchedBy: ['notification'] }).data
  const list = useInfiniteApi('GET /notifications', which === 'unread' ? { unread: true } : {}, {
    touchedBy: ['notification', 'remark', 'conversation', 'interaction'],
  })
  const n = unread?.unread ?? 0
  return (
    <Page
      title={say('follow.notifications')}
      sub={unread && say('follow.notificationsSub', { n, count: formatCount(n, unread.most) })}
      actions={
        <>
          <Segments
            label={say('follow.which')}
            value={which}
            onChange={(next) => setAddress({ which: next })}
            options={[
              { value: 'all', label: say('follow.all') },
              { value: 'unread', label: say('follow.unread'), ...(unread ? { count: n, cap: unread.most } : {}) },
            ]}
          />
          {n > 0 && <Button onClick={() => void markAll().catch(toastProblem)}>{say('follow.allRead')}</Button>}
        </>
      }
    >
      <Columns aside={<WantedCard />}>
        {list.error && list.items.length === 0 ? (
          <ErrorState error={list.error} retry={list.refetch} />
        ) : list.isPending ? (
          <SkeletonRows rows={6} height={64} />
        ) : list.items.length > 0 ? (
          <Told list={list} />
        ) : (
          <Nothing which={which} showAll={() => setAddress({ which: 'all' })} />
        )}
      </Columns>
    </Page>
  )
}

type List = ReturnType<typeof useInfiniteApi<'GET /notifications'>>

function Told({ list }: { list: List }) {
  const say = useSay()
  const { items } = list
  const body = useToldKeys(items)
  return (
    <section className="card" aria-label={say('follow.notifications')}>
      <ul className="plain-list" ref={body}>
        {items.map((one) => (
          <NotificationRow key={one.id} one={one} onMark={mark} />
        ))}
      </ul>
      {list.hasMore && (
        <Button tone="quiet" busy={list.isFetchingMore} onClick={list.more}>
          {say('today.more')}
        </Button>
      )}
    </section>
  )
}

function useToldKeys(items: readonly Notification[]) {
  const say = useSay()
  const body = useRef<HTMLUListElement>(null)
  const rows = () => [...(body.current?.children ?? [])]
  const place = () => rows().findIndex((row) => row.contains(document.activeElement))
  const go = (to: number) =>
    rows()
      .at(Math.max(0, Math.min(items.length - 1, to)))
      ?.querySelector<HTMLElement>('a, button')
      ?.focus()
  const markHere = () => {
    const one = items[place()]
    if (one) mark(one, !one.read)
    else go(0)
  }
  useShortcut('j', say('follow.next'), () => go(place() + 1))
  useShortcut('k', say('follow.previous'), () => go(place() - 1))
  useShortcut('e', say('follow.readKey'), markHere)
  return body
}

function Nothing({ which, showAll }: { which: 'all' | 'unread'; showAll: () => void }) {
  const say = useSay()
  return (
    <section className="card">
      {which === 'unread' ? (
        <EmptyState
          title={say('follow.nothingUnread')}
          action={<Button onClick={showAll}>{say('follow.showAll')}</Button>}
        />
      ) : (
        <EmptyState title={say('follow.nothing')}>{say('follow.nothingWhy')}</EmptyState>
      )}
    </section>
  )
}
