// The mailboxes that are followed, each with how it stands.
import { Link } from '@tanstack/react-router'
import { useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Num } from '../../kit/show/Num.tsx'
import { Progress } from '../../kit/show/Progress.tsx'
import { say, useVoice } from '../../words/say.ts'
import { type Mailbox, MailboxState } from './MailboxState.tsx'

export function MailboxCard() {
  useVoice()
  const mailboxes = useApi('GET /mailboxes', {}, { touchedBy: ['source', 'mailbox'] }).data?.items ?? []
  return (
    <Card title={say('mailbox.cardTitle')} note={say('mailbox.cardNote')} empty={mailboxes.length === 0}>
      <ul className="mailboxes">
        {mailboxes.map((mailbox) => (
          <MailboxLine key={mailbox.id} mailbox={mailbox} />
        ))}
      </ul>
    </Card>
  )
}

function MailboxLine({ mailbox }: { mailbox: Mailbox }) {
  const { id, name, address, listed, taken, state, mayChange, readable, problem } = mailbox
  const again = useChange('POST /mailboxes/:id/again', { onSuccess: () => toast(say('mailbox.looking')) })
  return (
    <li>
      <div>
        {readable ? (
          <Link to="/channels/$id" params={{ id }} className="sender">
            {name}
          </Link>
        ) : (
          <b className="sender">{name}</b>
        )}
        {name !== address && <small>{address}</small>}
        <div className="standing">
          <MailboxState mailbox={mailbox} />
        </div>
        {state === 'reading' && (
          <Progress label={say('mailbox.state_reading')} value={listed > 0 ? taken / listed : undefined} />
        )}
      </div>
      <div className="counts">
        <Num value={taken} /> <small>{say('capture.outOf', { n: listed })}</small>
        {problem && mayChange && (
          <Button small busy={again.isPending} onClick={() => again.mutate({ id })}>
            {say('mailbox.again')}
          </Button>
        )}
      </div>
    </li>
  )
}
