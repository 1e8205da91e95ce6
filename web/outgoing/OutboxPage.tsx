// The outbox: what needs a look, what is on its way, what is being written, and from where one writes.
import { useApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { Card } from '../kit/show/Card.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { useSay } from '../words/say.ts'
import { writeTo } from './desk.ts'
import { DraftsCard } from './outbox/DraftsCard.tsx'
import { SendersCard } from './outbox/SendersCard.tsx'
import { SendingRow } from './outbox/SendingRow.tsx'
import type { Sending } from './types.ts'
import './outgoing.css'

const underWay: readonly Sending['state'][] = ['waiting', 'deferred', 'sending', 'sent']

export function OutboxPage() {
  const say = useSay()
  const query = useApi('GET /sendings', {}, { touchedBy: ['sending', 'bounce', 'interaction'] })
  return (
    <Page
      title={say('outgoing.title')}
      sub={say('outgoing.sub')}
      actions={
        <Button tone="primary" onClick={() => writeTo()}>
          {say('outgoing.write')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ items }) => (
          <Columns aside={<SendersCard />}>
            <Sendings title={say('outgoing.needsYou')} all={items.filter(({ state }) => !underWay.includes(state))} />
            <Sendings title={say('outgoing.way')} all={items.filter(({ state }) => underWay.includes(state))} />
            <DraftsCard />
          </Columns>
        )}
      </Loaded>
    </Page>
  )
}

function Sendings({ title, all }: { title: string; all: readonly Sending[] }) {
  return (
    <Card title={title} empty={all.length === 0}>
      {all.map((one) => (
        <SendingRow key={one.id} one={one} />
      ))}
    </Card>
  )
}
