// The mailboxes one writes from, and whether Kith files what it sends there.
import { Link, useNavigate } from '@tanstack/react-router'
import { useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Checkbox } from '../../kit/form/Checkbox.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import type { Sender } from '../types.ts'

export function SendersCard() {
  const say = useSay()
  const navigate = useNavigate()
  const mayConnect = useRight('bringSources')
  const query = useApi('GET /senders', {}, { touchedBy: ['source', 'mailbox'] })
  if (!query.data) return null
  const { items } = query.data
  if (items.length === 0)
    return (
      <Card title={say('outgoing.connectTitle')}>
        <p>{say('outgoing.connectWhy')}</p>
        {mayConnect && (
          <Button onClick={() => void navigate({ to: '/channels', search: { connect: 'yes' } as never })}>
            {say('outgoing.connect')}
          </Button>
        )}
      </Card>
    )
  return (
    <Card title={say('outgoing.senders')}>
      {items.map((one) => (
        <SenderRow key={one.id} one={one} />
      ))}
      <p className="sub">{say('outgoing.sendersWhy')}</p>
    </Card>
  )
}

function SenderRow({ one: { id, address, name, signature, files } }: { one: Sender }) {
  const say = useSay()
  const change = useChange('PUT /senders/:id/filing')
  return (
    <div className="row sender">
      <div>
        <Link className="title" to="/channels/$id" params={{ id }} translate="no">
          {address}
        </Link>
        {name && <small translate="no">{name}</small>}
        {signature.trim() !== '' && (
          <pre className="signed" dir="auto" translate="no">
            {signature.trim()}
          </pre>
        )}
        <Checkbox
          label={say('outgoing.files_')}
          hint={say('outgoing.filesHint')}
          checked={files}
          disabled={change.isPending}
          onChange={({ target }) => change.mutate({ id, files: target.checked })}
        />
      </div>
    </div>
  )
}
