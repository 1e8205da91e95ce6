// One thing that a member is told of, and the way to it.
import { Link } from '@tanstack/react-router'
import { AtSign, CircleSlash, Inbox, MessageSquareReply } from 'lucide-react'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { Tag } from '../../kit/show/Tag.tsx'
import { Time } from '../../kit/show/Time.tsx'
import { useSay, say as speak } from '../../words/say.ts'
import { Check, Undo2 } from 'lucide-react'
import type { Notification } from './told.ts'

type Props = { one: Notification; onMark: (one: Notification, isRead: boolean) => void }
const icons = { remark: AtSign, assignment: Inbox, answer: MessageSquareReply }

export function NotificationRow({ one, onMark }: Props) {
  const say = useSay()
  const { about, at, read } = one
  const Icon = about ? icons[one.kind] : CircleSlash
  return (
    <li className={`row told-row${read ? '' : ' new'}`}>
      <div className="lead">
        <span className="ic" aria-hidden>
          <Icon size={14} />
        </span>
        <div>
          <div className="title">
            {about ? (
              <Link
                className="plain"
                to="/conversations/$id"
                params={{ id: about.conversationId }}
                search={{ at: about.remarkId ?? about.interactionId } as never}
                onClick={() => read || onMark(one, true)}
                dir="auto"
              >
                {sentenceOf(one, about)}
              </Link>
            ) : (
              <span className="quiet">{say('follow.closed')}</span>
            )}{' '}
            {!read && <Tag tone="accent">{say('follow.isNew')}</Tag>}
          </div>
          <small dir="auto">
            {about
              ? [about.subject || say('views.noSubject'), about.words].filter(Boolean).join(' · ')
              : say('follow.closedWhy')}
          </small>
        </div>
      </div>
      <div className="r cluster">
        <Time at={at} />
        <IconButton
          label={say(read ? 'follow.markUnread' : 'follow.markRead')}
          keys="e"
          onClick={() => onMark(one, !read)}
        >
          {read ? <Undo2 size={15} aria-hidden /> : <Check size={16} aria-hidden />}
        </IconButton>
      </div>
    </li>
  )
}

function sentenceOf({ kind }: Notification, about: NonNullable<Notification['about']>): string {
  const { customer, department, direction } = about
  const by = about.by || speak('follow.someone')
  if (kind === 'remark')
    return customer ? speak('follow.namedYouCustomer', { by, customer }) : speak('follow.namedYou', { by })
  if (kind === 'answer')
    return direction === 'out' ? speak('follow.weWrote', { by, customer }) : speak('follow.theyWrote', { by })
  if (department)
    return customer
      ? speak('follow.gaveDepartmentCustomer', { by, department, customer })
      : speak('follow.gaveDepartment', { by, department })
  return customer ? speak('follow.gaveYouCustomer', { by, customer }) : speak('follow.gaveYou', { by })
}
