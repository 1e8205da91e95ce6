// One message of a timeline: when, who to whom, about what, the new words; the rest unfolds.
import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronUp, Lock, Mail, MessagesSquare, Paperclip } from 'lucide-react'
import { IconButton } from '../kit/action/IconButton.tsx'
import { useApi } from '../api.ts'
import { AssignedTag } from '../follow/assign/AssignedTag.tsx'
import { Button } from '../kit/action/Button.tsx'
import { DayHeading } from '../kit/show/DayHeading.tsx'
import { Tag } from '../kit/show/Tag.tsx'
import { Time } from '../kit/show/Time.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { Skeleton } from '../kit/state/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import { Names } from './conversation/Names.tsx'
import { OutlineNote } from './conversation/OutlineNote.tsx'
import type { Entry } from './types.ts'
import { Unfolded, Words } from './conversation/Unfolded.tsx'

const mostCharacters = 520
const mostLines = 7

type Props = {
  ref: (element: HTMLElement | null) => void
  index: number
  entry: Entry
  /** The first of its day. */
  opensDay: boolean
  /** The first that is from before Kith listened. */
  opensBefore: boolean
  /** The newest of its conversation: it tells to whom that is given. */
  tellsAssigned: boolean
  /** It could not be delivered to the customer. */
  cameBack: boolean
  /** The words looked for, to be marked. */
  sought: readonly string[]
  open: boolean
  onToggle: () => void
  onFocus: () => void
}

export function TimelineEntry(props: Props) {
  const { ref, index, entry, opensDay, opensBefore, tellsAssigned, cameBack, sought, open, onToggle, onFocus } = props
  const say = useSay()
  const long = entry.said.length > mostCharacters || entry.said.split('\n').length > mostLines
  const folded = long || entry.quotes || entry.signs || entry.attachments > 0 || entry.hasHtml
  return (
    <li ref={ref} data-index={index} className="entry" onFocus={onFocus}>
      {opensDay && <DayHeading at={entry.happenedAt} />}
      {opensBefore && <p className="before">{say('views.beforeFromHere')}</p>}
      <article className="ev">
        <Time at={entry.happenedAt} as="time" />
        <div className={`ic ${entry.direction}`} aria-hidden>
          {entry.closed ? (
            <Lock size={12} />
          ) : entry.direction === 'among' ? (
            <MessagesSquare size={12} />
          ) : (
            <Mail size={12} />
          )}
        </div>
        <div className="what">
          <div className="who">
            <Names of={entry} /> ·{' '}
            <Link
              className="first"
              to="/conversations/$id"
              params={{ id: entry.conversationId }}
              search={{ at: entry.id } as never}
              dir="auto"
            >
              {entry.subject || say('views.noSubject')}
            </Link>
          </div>
          {folded && !long && (
            <IconButton
              className="unfold"
              label={say(open ? 'views.fold' : 'views.unfold')}
              aria-expanded={open}
              onClick={onToggle}
            >
              {open ? <ChevronUp size={15} /> : <ChevronDown size={15} />}
            </IconButton>
          )}
          {entry.closed ? (
            <OutlineNote closed={entry.closed} />
          ) : open ? (
            <All id={entry.id} />
          ) : (
            <div className={long ? 'clamped' : ''}>
              {entry.said ? (
                <Words text={entry.said.replace(/\n{2,}/g, '\n')} sought={sought} />
              ) : (
                <p className="quiet">{say('views.noWords')}</p>
              )}
            </div>
          )}
          <div className="learn">
            {long && (
              <Button tone="quiet" small aria-expanded={open} onClick={onToggle}>
                {say(open ? 'views.fold' : 'views.moreWords')}
              </Button>
            )}
            {cameBack && <Tag tone="owe">{say('outgoing.state_came_back')}</Tag>}
            {tellsAssigned && entry.assigned && <AssignedTag assigned={entry.assigned} />}
            {!open && entry.attachments > 0 && (
              <Tag tone="plain">
                <Paperclip size={11} aria-hidden /> {say('views.attachments', { n: entry.attachments })}
              </Tag>
            )}
          </div>
        </div>
      </article>
    </li>
  )
}

function All({ id }: { id: string }) {
  const query = useApi('GET /interactions/:id', { id }, { touchedBy: ['interaction'] })
  return (
    <Loaded query={query} skeleton={<Skeleton lines={4} />}>
      {(message) => <Unfolded message={message} />}
    </Loaded>
  )
}
