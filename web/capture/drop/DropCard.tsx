// The drop addresses: each with what came there, how to use it, and what a provider asks to have confirmed.
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { CopyButton } from '../../kit/action/Copy.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { useRight } from '../../shell/here.ts'
import { formatRelative } from '../../words/date.ts'
import { say, useVoice } from '../../words/say.ts'
import type { Drop } from './drop.ts'
import { DropMenu } from './DropMenu.tsx'
import { MakeDialog } from './MakeDialog.tsx'
import './drop.css'

export function DropCard() {
  useVoice()
  const mayBring = useRight('bringSources')
  const manages = useRight('manageSources')
  const [making, setMaking] = useState(false)
  const found = useApi('GET /drop-addresses', {}, { touchedBy: ['source'] }).data
  if (!found) return null
  const { open, items } = found
  const none = items.length === 0
  return (
    <Card title={say('drop.title')} note={say('drop.note')} empty={none && !(open ? mayBring : manages)}>
      {!open && <p className="note">{say(none ? 'drop.closed' : 'drop.closedHere')}</p>}
      {open && none && <p className="note">{say('drop.why')}</p>}
      {items.map((drop) => (
        <DropRows key={drop.id} drop={drop} />
      ))}
      {open && mayBring && (
        <div className="acts after">
          <Button small onClick={() => setMaking(true)}>
            {say('drop.make')}
          </Button>
        </div>
      )}
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </Card>
  )
}

function DropRows({ drop }: { drop: Drop }) {
  const { address, name, readable } = drop
  const title = address ? (
    <span className="drop-address">
      <code>{address}</code>
      {drop.state === 'following' && <CopyButton text={address} label={say('drop.copy')} />}
    </span>
  ) : (
    name
  )
  return (
    <>
      <Row title={title} small={describe(drop)} right={<DropMenu drop={drop} />} />
      {readable && address === null && <Row owe title={say('drop.lost')} />}
      {drop.confirmations.map(({ arrivalId, sender, subject }) => (
        <Row
          key={arrivalId}
          title={say('drop.asks', { sender, subject })}
          small={say('drop.asksWhy')}
          right={
            <a className="link" href={`/api/arrivals/${arrivalId}/raw`} download>
              {say('drop.asksMail')}
            </a>
          }
        />
      ))}
    </>
  )
}

/** "Forwarded mail · takes mail in · 12 messages came · the last 2 hours ago" */
function describe({ name, address, state, accepted, open, lastAt, departmentName }: Drop): string {
  return [
    address ? name : '',
    say(`drop.state_${state}`),
    say('drop.accepted', { n: accepted }),
    lastAt ? say('drop.last', { when: formatRelative(lastAt) }) : '',
    open > 0 ? say('drop.open', { n: open }) : '',
    departmentName,
  ]
    .filter(Boolean)
    .join(' · ')
}
