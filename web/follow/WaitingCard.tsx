// Everyone who waits, with keys: j and k move, Enter opens, e says that no answer is needed, i takes it, a asks who answers.
import { type RefObject, useRef, useState } from 'react'
import { useInfiniteApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { useShortcut } from '../kit/keys/shortcut.ts'
import { Card } from '../kit/show/Card.tsx'
import { useAnswerKey } from '../outgoing/beside/answer-key.ts'
import { useSay } from '../words/say.ts'
import { useRight } from '../shell/here.ts'
import { AssignDialog } from './assign/AssignDialog.tsx'
import { useTake } from './assign/assign.ts'
import { useSettle } from './settle.ts'
import { WaitingRow } from './WaitingRow.tsx'
import type { Waiting, Which } from './waits.ts'

type Props = { which: Which; page: { items: Waiting[]; next: string | null } }

export function WaitingCard({ which, page }: Props) {
  const say = useSay()
  const mayEdit = useRight('editCustomers')
  const list = useRef<HTMLUListElement>(null)
  const { settle } = useSettle()
  const [asked, ask] = useState<Waiting | null>(null)
  const further = useInfiniteApi('GET /waiting', which, { enabled: false })
  const known = new Set(page.items.map(({ interactionId }) => interactionId))
  const items = [...page.items, ...further.items.filter(({ interactionId }) => !known.has(interactionId))]
  const hasMore = page.next !== null && (further.items.length === 0 || further.hasMore)

  useWaitingKeys(list, items, { settle, ask, mayEdit })

  return (
    <Card title={say('today.waiting')} note={say('today.waitingNote')} empty={items.length === 0}>
      <ul className="plain-list" ref={list}>
        {items.map((one) => (
          <WaitingRow
            key={one.interactionId}
            one={one}
            onSettle={mayEdit ? settle : undefined}
            onAssign={mayEdit ? ask : undefined}
          />
        ))}
      </ul>
      {asked && (
        <AssignDialog conversationId={asked.conversationId} assigned={asked.assigned} onClose={() => ask(null)} />
      )}
      {hasMore && (
        <Button
          tone="quiet"
          busy={further.isFetchingMore}
          onClick={() => (further.items.length ? further.more() : further.refetch())}
        >
          {say('today.more')}
        </Button>
      )}
    </Card>
  )
}

type Deeds = { settle: (one: Waiting) => void; ask: (one: Waiting) => void; mayEdit: boolean }

/** The keys of the list, for the one that has the focus. */
function useWaitingKeys(
  list: RefObject<HTMLUListElement | null>,
  items: readonly Waiting[],
  { settle, ask, mayEdit }: Deeds,
): void {
  const say = useSay()
  const take = useTake()
  const rows = () => [...(list.current?.children ?? [])]
  const place = () => rows().findIndex((row) => row.contains(document.activeElement))
  const go = (to: number) => {
    const row = rows().at(Math.max(0, Math.min(items.length - 1, to)))
    const link = row?.querySelector<HTMLElement>('a.said') ?? row?.querySelector<HTMLElement>('a')
    link?.focus()
  }
  useShortcut('j', say('today.next'), () => go(place() + 1), { when: items.length > 0 })
  useShortcut('k', say('today.previous'), () => go(place() - 1), { when: items.length > 0 })
  /** The next one has the focus before this one goes. */
  const settleHere = () => {
    const at = place()
    const one = items[at]
    if (!one) return go(0)
    go(at + 1 < items.length ? at + 1 : at - 1)
    settle(one)
  }
  useAnswerKey(() => items[place()])
  useShortcut('e', say('today.noAnswer'), settleHere, { when: mayEdit && items.length > 0 })
  const withHere = (run: (one: Waiting) => void) => () => {
    const one = items[place()]
    if (one) run(one)
    else go(0)
  }
  const takeHere = withHere(({ conversationId, assigned }) => take(conversationId, assigned))
  useShortcut('i', say('follow.takeKey'), takeHere, { when: mayEdit && items.length > 0 })
  useShortcut('a', say('follow.whoAnswers'), withHere(ask), { when: mayEdit && items.length > 0 })
}
