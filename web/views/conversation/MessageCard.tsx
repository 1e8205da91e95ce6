// One message of a conversation, as a sheet.
import { Tag } from '../../kit/show/Tag.tsx'
import { Time } from '../../kit/show/Time.tsx'
import { formatDateTime } from '../../words/date.ts'
import { ReturnedNote } from '../../outgoing/beside/ReturnedNote.tsx'
import type { Returned } from '../../outgoing/types.ts'
import { useSay } from '../../words/say.ts'
import { Names } from './Names.tsx'
import { OutlineNote } from './OutlineNote.tsx'
import { hiddenIn, namesOf, partOf } from './people.ts'
import type { Message } from '../types.ts'
import { Unfolded } from './Unfolded.tsx'

type Props = { message: Message; subject: string; chosen: boolean; returned?: readonly Returned[] | undefined }

export function MessageCard({ message, subject, chosen, returned = [] }: Props) {
  const say = useSay()
  const { participants, direction, happenedAt, fromBefore, closed } = message
  const [copy, blind] = [partOf(participants, 'cc'), partOf(participants, 'bcc')]
  const isRenamed = bare(message.subject) !== bare(subject)
  return (
    <article
      id={message.id}
      tabIndex={-1}
      aria-label={say('views.message', { when: formatDateTime(happenedAt) })}
      className={`card message ${direction}${chosen ? ' chosen' : ''}${closed ? ' outlined' : ''}`}
    >
      <header>
        <div className="who">
          <Names of={message} />
        </div>
        <Time at={happenedAt} as="dateTime" />
      </header>
      {copy.length > 0 && <small>{say('views.copyTo', { names: namesOf(copy, hiddenIn(message, 'cc')) })}</small>}
      {blind.length > 0 && (
        <small>{say('views.blindCopyTo', { names: namesOf(blind, hiddenIn(message, 'bcc')) })}</small>
      )}
      {isRenamed && <small dir="auto">{message.subject || say('views.noSubject')}</small>}
      {fromBefore && (
        <span title={say('views.fromBeforeWhy')}>
          <Tag tone="plain">{say('views.fromBefore')}</Tag>
        </span>
      )}
      <ReturnedNote returned={returned} />
      {closed ? <OutlineNote closed={closed} /> : <Unfolded message={message} />}
    </article>
  )
}

/** Without what mailers put in front of a reply's subject. */
const bare = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|aw|sv|fw|fwd|wg|tr|rif)\s*(?:\[\d+\])?:)+/i, '').trim()
