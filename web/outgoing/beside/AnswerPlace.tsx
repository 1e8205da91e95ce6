// The end of a conversation: the answer being written, what is on its way, or how to begin one.
import { Forward, Reply, ReplyAll } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { type Gives, useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { begin, closeDesk, showDraft, useHoldPlace, useOpen } from '../desk.ts'
import { answerSubject } from '../mailto.ts'
import { SendingRow } from '../outbox/SendingRow.tsx'
import type { Kind } from '../types.ts'
import '../outgoing.css'

const Composer = lazy(() => import('../compose/Composer.tsx').then(({ Composer }) => ({ default: Composer })))

type Message = Pick<Gives<'GET /interactions/:id'>, 'id' | 'subject' | 'participants' | 'direction'>
type Props = {
  conversationId: string
  /** Those one may read. */
  messages: readonly Message[]
  /** The message that has the focus, if one has; keys act on it, and do nothing on one that is not among them. */
  current: () => string | null
}

export function AnswerPlace({ conversationId, messages, current }: Props) {
  const say = useSay()
  const mayWrite = useRight('writeMail')
  const open = useOpen()
  useHoldPlace(conversationId)
  const query = useApi(
    'GET /conversations/:id/outgoing',
    { id: conversationId },
    { touchedBy: ['draft', 'sending', 'bounce', 'interaction'] },
  )
  const last = messages.at(-1)
  const answer = (kind: Exclude<Kind, 'new'>, id = current()) => {
    const message = id === null ? last : messages.find((one) => one.id === id)
    if (message) begin({ kind, interactionId: message.id, conversationId, subject: answerSubject(message.subject) })
  }
  const when = mayWrite && last !== undefined
  useShortcut('r', say('outgoing.keyReply'), () => answer('reply'), { when })
  useShortcut('R', say('outgoing.keyReplyAll'), () => answer('replyAll'), { when })
  useShortcut('f', say('outgoing.keyForward'), () => answer('forward'), { when })
  if (!mayWrite || !last) return null
  const draftId = query.data?.draftId ?? null
  const isOpen = open?.draftId != null && open.conversationId === conversationId
  return (
    <div className="answer-place">
      {query.data?.sendings.map((one) => (
        <SendingRow key={one.id} one={one} inPlace />
      ))}
      {isOpen ? (
        <Suspense>
          <Composer key={open.draftId} draftId={open.draftId} place="page" onGone={closeDesk} />
        </Suspense>
      ) : (
        <div className="cluster">
          {draftId ? (
            <Button
              tone="primary"
              icon={<Reply size={15} aria-hidden />}
              onClick={() => showDraft(draftId, conversationId)}
            >
              {say('outgoing.continueDraft')}
            </Button>
          ) : (
            <Button tone="primary" icon={<Reply size={15} aria-hidden />} onClick={() => answer('reply', last.id)}>
              {say('outgoing.reply')}
            </Button>
          )}
          {!draftId && hasOthers(last) && (
            <Button icon={<ReplyAll size={15} aria-hidden />} onClick={() => answer('replyAll', last.id)}>
              {say('outgoing.replyAll')}
            </Button>
          )}
          <Button tone="quiet" icon={<Forward size={15} aria-hidden />} onClick={() => answer('forward', last.id)}>
            {say('outgoing.forward')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** More than who wrote it and one who got it. */
const hasOthers = ({ participants }: Message): boolean =>
  new Set(participants.filter(({ part }) => part !== 'bcc').map(({ address }) => address)).size > 2
