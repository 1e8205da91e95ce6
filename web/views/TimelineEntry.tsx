// One message of a timeline: when, who to whom, about what, the new words; the rest unfolds.
import { Link } from '@tanstack/react-router'
import { Mail, MessagesSquare, Paperclip } from 'lucide-react'
import { useApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { DayHeading } from '../kit/show/DayHeading.tsx'
import { Tag } from '../kit/show/Tag.tsx'
import { Time } from '../kit/show/Time.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { Skeleton } from '../kit/state/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import { Names } from './Names.tsx'
import type { Entry } from './types.ts'
import { Unfolded, Words } from './Unfolded.tsx'

const mostCharacters = 520
const mostLines = 7

type Props = {
  ref: (element: HTMLElement | null) => void
  index: number
  entry: Entry
  /** The first of its day. */
  opensDay: boolean
  open: boolean
  onToggle: () => void
  onFocus: () => void
}

export function TimelineEntry({ ref, index, entry, opensDay, open, onToggle, onFocus }: Props) {
  const say = useSay()
  const long = entry.said.length > mostCharacters || entry.said.split('\n').length > mostLines
  const folded = long || entry.quotes || entry.signs || entry.attachments > 0 || entry.hasHtml
  return (
    <li ref={ref} data-index={index} className="entry" onFocus={onFocus}>
      {opensDay && <DayHeading at={entry.happenedAt} />}
      <article className="ev">
        <Time at={entry.happenedAt} as="time" />
        <div className={`ic ${entry.direction}`} aria-hidden>
          {entry.direction === 'among' ? <MessagesSquare size={12} /> : <Mail size={12} />}
        </div>
        <div>
          <div className="who">
            <Names participants={entry.participants} direction={entry.direction} /> ·{' '}
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
          {open ? (
            <All id={entry.id} />
          ) : (
            <div className={long ? 'clamped' : ''}>
              {entry.said ? <Words text={entry.said} /> : <p className="quiet">{say('views.noWords')}</p>}
            </div>
          )}
          <div className="learn">
            {folded && (
              <Button tone="quiet" small aria-expanded={open} onClick={onToggle}>
                {say(open ? 'views.fold' : long ? 'views.moreWords' : 'views.unfold')}
              </Button>
            )}
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
