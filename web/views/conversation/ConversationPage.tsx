// A conversation from its first message to its last: new words large, everything else folded away.
import { useEffect, useRef } from 'react'
import { useInfiniteApi } from '../../api.ts'
import { AssignButton } from '../../follow/assign/AssignButton.tsx'
import { PresenceLine } from '../../follow/here/PresenceLine.tsx'
import { useLooking } from '../../follow/here/looking.ts'
import { useRemarks } from '../../follow/remark/remark.ts'
import { RemarkCard } from '../../follow/remark/RemarkCard.tsx'
import { RemarkWriter } from '../../follow/remark/RemarkWriter.tsx'
import { useReadHere } from '../../follow/told/read-here.ts'
import { Button } from '../../kit/action/Button.tsx'
import { AnswerPlace } from '../../outgoing/beside/AnswerPlace.tsx'
import { useReturned } from '../../outgoing/beside/ReturnedNote.tsx'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { isNotHere } from '../../kit/net/problem.ts'
import { useAddress, useParam } from '../../kit/page/address.ts'
import { Page } from '../../kit/page/Page.tsx'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import { Skeleton, SkeletonCard } from '../../kit/state/Skeleton.tsx'
import { NotHere } from '../../shell/NotHere.tsx'
import { say as speak, useSay } from '../../words/say.ts'
import { Given, useGiven } from './Given.tsx'
import { among } from './among.ts'
import { Span, Whose } from './Head.tsx'
import { MessageCard } from './MessageCard.tsx'
import { ClosedMark } from './readers/ClosedMark.tsx'
import { WhoReads } from './readers/WhoReads.tsx'
import type { Message } from '../types.ts'
import '../../follow/follow.css'
import '../views.css'

const usual = { at: '' }

export function ConversationPage() {
  const say = useSay()
  const id = useParam('id')
  const list = useInfiniteApi('GET /conversations/:id', { id }, { touchedBy: ['interaction', 'conversation'] })
  if (isNotHere(list.error)) return <NotHere of="conversation" />
  if (list.error && list.items.length === 0)
    return (
      <Page title={say('views.goneConversation')} narrow>
        <ErrorState error={list.error} retry={list.refetch} />
      </Page>
    )
  if (list.first?.id !== id) return <Coming />
  const Shown = reads(list.items) ? TheConversation : TheOutline
  return <Shown key={id} id={id} list={list} first={list.first} />
}

type Props = { id: string; list: List; first: NonNullable<List['first']> }
type List = ReturnType<typeof useInfiniteApi<'GET /conversations/:id'>>

/** What stands beside the messages is asked for once the conversation is there. */
function TheConversation({ id, list, first }: Props) {
  const [{ at }] = useAddress(usual)
  const { items } = list
  const entries = among(items, list.hasMore, useRemarks(id), useGiven(id))
  const returned = useReturned(id)
  useLooking(id)
  useReadHere(id)
  const body = useMessageKeys(at, entries.length)
  useSeek(list, at)
  const readable = items.filter(({ closed }) => !closed)
  return (
    <Page
      narrow
      {...headOf(id, list, first)}
      actions={
        <>
          <WhoReads conversationId={id} closing={first.closing} />
          <AssignButton conversationId={id} />
        </>
      }
    >
      <div ref={body} className="conversation">
        {entries.map((entry) =>
          'message' in entry ? (
            <MessageCard
              key={entry.id}
              message={entry.message}
              subject={first.subject}
              chosen={entry.id === at}
              returned={returned.get(entry.id)}
            />
          ) : 'remark' in entry ? (
            <RemarkCard key={entry.id} conversationId={id} remark={entry.remark} chosen={entry.id === at} />
          ) : (
            <Given key={entry.id} given={entry.given} />
          ),
        )}
      </div>
      <More list={list} />
      <AnswerPlace conversationId={id} messages={readable} current={focused} />
      <RemarkWriter key={id} conversationId={id} />
      <PresenceLine conversationId={id} />
    </Page>
  )
}

/** Of which one may know alone: there is nothing to answer, to note or to give to anybody. */
function TheOutline({ id, list, first }: Props) {
  const [{ at }] = useAddress(usual)
  const body = useMessageKeys(at, list.items.length)
  useSeek(list, at)
  return (
    <Page narrow {...headOf(id, list, first)}>
      <div ref={body} className="conversation">
        {list.items.map((message) => (
          <MessageCard key={message.id} message={message} subject={first.subject} chosen={message.id === at} />
        ))}
      </div>
      <More list={list} />
    </Page>
  )
}

function headOf(id: string, list: List, first: Props['first']) {
  const { items, hasMore } = list
  const subject = first.subject || speak('views.noSubject')
  return {
    title: <span dir="auto">{subject}</span>,
    tab: subject,
    above: <Whose conversationId={id} messages={items} hasMore={hasMore} />,
    sub: (
      <>
        <Span messages={items} count={first.messages} />
        <ClosedMark conversationId={id} closing={first.closing} isOutline={!reads(items)} />
      </>
    ),
  }
}

const reads = (messages: readonly Message[]): boolean => messages.some(({ closed }) => !closed)

function More({ list }: { list: List }) {
  const say = useSay()
  if (!list.hasMore) return null
  return (
    <Button busy={list.isFetchingMore} onClick={list.more}>
      {say('views.moreWords')}
    </Button>
  )
}

/** The message in which the focus is. */
const focused = (): string | null => document.activeElement?.closest('.message:not(.remark)')?.id ?? null

/** Asks for further pages until the message one came for is among them. */
function useSeek(
  list: { items: readonly Message[]; hasMore: boolean; isFetchingMore: boolean; more: () => void },
  at: string,
) {
  const { items, hasMore, isFetchingMore, more } = list
  const missing = at !== '' && items.length > 0 && !items.some(({ id }) => id === at)
  useEffect(() => {
    if (missing && hasMore && !isFetchingMore) more()
  }, [missing, hasMore, isFetchingMore, more])
}

/** j and k go from message to message, notes among them; the one that was opened comes into view once. */
function useMessageKeys(opened: string, entries: number) {
  const say = useSay()
  const body = useRef<HTMLDivElement>(null)
  const seen = useRef('')
  const cards = () => [...(body.current?.querySelectorAll<HTMLElement>(':scope > .message') ?? [])]
  const go = (at: number, how: ScrollBehavior = 'smooth') => {
    const all = cards()
    const card = all[Math.max(0, Math.min(all.length - 1, at))]
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: at === 0 ? 'center' : 'start', behavior: how })
  }
  const current = () => cards().indexOf(document.activeElement?.closest('.message') as HTMLElement)
  useEffect(() => {
    const at = cards().findIndex(({ id }) => id === opened)
    if (at < 0 || seen.current === opened) return
    seen.current = opened
    if (at > 0) go(at, 'instant')
  }, [opened, entries])
  useShortcut('j', say('views.moveKeys'), () => go(current() + 1))
  useShortcut('k', say('views.moveKeys'), () => go(current() - 1))
  return body
}

function Coming() {
  return (
    <Page
      narrow
      title={<Skeleton width={360} height={34} />}
      above={<Skeleton width={120} />}
      sub={<Skeleton width={200} />}
    >
      <SkeletonCard lines={5} />
      <SkeletonCard lines={4} />
    </Page>
  )
}
