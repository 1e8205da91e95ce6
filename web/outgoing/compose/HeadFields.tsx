// From where, to whom, about what.
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { useSay } from '../../words/say.ts'
import type { Content } from '../types.ts'
import { RecipientsField } from './RecipientsField.tsx'

type Props = { content: Content; onChange: (part: Partial<Content>) => void }

export function HeadFields({ content, onChange }: Props) {
  const say = useSay()
  const { recipients, subject } = content
  const has = (part: 'cc' | 'bcc') => recipients.some((one) => one.part === part)
  const [asked, setAsked] = useState({ cc: false, bcc: false })
  const shown = { cc: asked.cc || has('cc'), bcc: asked.bcc || has('bcc') }
  const [first] = useState(recipients.length === 0 ? 'to' : subject === '' ? 'subject' : 'words')
  const take = (all: Content['recipients']) => onChange({ recipients: all })
  const more = (
    <span className="more-parts">
      {(['cc', 'bcc'] as const).map((part) =>
        shown[part] ? null : (
          <button key={part} type="button" onClick={() => setAsked({ ...asked, [part]: true })}>
            {say(`outgoing.${part}`)}
          </button>
        ),
      )}
    </span>
  )
  return (
    <>
      <FromField content={content} onChange={onChange} />
      <RecipientsField part="to" all={recipients} onChange={take} after={more} autoFocus={first === 'to'} />
      {shown.cc && <RecipientsField part="cc" all={recipients} onChange={take} autoFocus={asked.cc} />}
      {shown.bcc && <RecipientsField part="bcc" all={recipients} onChange={take} autoFocus={asked.bcc} />}
      <input
        className="bare-input subject"
        aria-label={say('outgoing.subject')}
        placeholder={say('outgoing.subject')}
        dir="auto"
        maxLength={500}
        autoFocus={first === 'subject'}
        value={subject}
        onChange={(event) => onChange({ subject: event.target.value })}
      />
    </>
  )
}

/** With one mailbox there is nothing to choose. */
function FromField({ content: { sourceId }, onChange }: Props) {
  const say = useSay()
  const senders = useApi('GET /senders', {}, { touchedBy: ['source', 'mailbox'] }).data?.items ?? []
  const isThere = senders.some(({ id }) => id === sourceId)
  if (senders.length === 0 || (senders.length === 1 && isThere)) return null
  return (
    <div className="recipients from">
      <label htmlFor="composer-from">{say('outgoing.from')}</label>
      <select
        id="composer-from"
        className="bare-input"
        value={isThere ? (sourceId ?? '') : ''}
        aria-invalid={isThere ? undefined : true}
        onChange={(event) => onChange({ sourceId: event.target.value })}
      >
        {!isThere && (
          <option value="" disabled>
            {say('outgoing.noSender')}
          </option>
        )}
        {senders.map(({ id, name, address }) => (
          <option key={id} value={id}>
            {name ? `${name} <${address}>` : address}
          </option>
        ))}
      </select>
    </div>
  )
}
