// What of a source could not be read: each message with the reason, its bytes, and another try.
import { type Item, useChange, useInfiniteApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { Card } from '../kit/show/Card.tsx'
import { Row } from '../kit/show/Row.tsx'
import { useRight } from '../shell/here.ts'
import { formatDay } from '../words/date.ts'
import { formatBytes } from '../words/format.ts'
import { say, sayCode, useVoice } from '../words/say.ts'

export function QuarantineCard({ sourceId }: { sourceId: string }) {
  useVoice()
  const mayRetry = useRight('bringSources')
  const list = useInfiniteApi('GET /arrivals', { outcome: 'quarantined', sourceId }, { touchedBy: ['source'] })
  const retryAll = useChange('POST /sources/:id/retry', { onSuccess: () => toast(say('capture.retrying')) })
  return (
    <Card title={say('capture.quarantineCard')} note={say('capture.quarantineNote')} empty={list.items.length === 0}>
      {list.items.map((arrival) => (
        <Quarantined key={arrival.id} arrival={arrival} mayRetry={mayRetry} />
      ))}
      <div className="acts after">
        {mayRetry && list.items.some(({ kept }) => kept) && (
          <Button small busy={retryAll.isPending} onClick={() => retryAll.mutate({ id: sourceId })}>
            {say('capture.retryAll')}
          </Button>
        )}
        {list.hasMore && (
          <Button small busy={list.isFetchingMore} onClick={list.more}>
            {say('kit.more')}
          </Button>
        )}
      </div>
    </Card>
  )
}

function Quarantined({ arrival, mayRetry }: { arrival: Item<'GET /arrivals'>; mayRetry: boolean }) {
  const retry = useChange('POST /arrivals/:id/retry', {
    onSuccess: ({ outcome }) => toast(say(`capture.retried_${outcome}`)),
  })
  const { id, subject, sender, folder, position, sentAt, size, because, kept } = arrival
  const where = [sender, folder, sentAt ? formatDay(sentAt) : '', size > 0 ? formatBytes(size) : ''].filter(Boolean)
  return (
    <Row
      title={<span className="sender">{subject || placeWords(position)}</span>}
      small={
        <>
          {sayCode('capture', `why_${because}`)} {where.length > 0 && <span>· {where.join(' · ')}</span>}
          {!kept && <span> · {say('capture.notKept')}</span>}
        </>
      }
      right={
        kept && (
          <div className="arrival-acts">
            <a className="button small quiet" href={`/api/arrivals/${id}/raw`} download>
              {say('capture.download')}
            </a>
            {mayRetry && (
              <Button small busy={retry.isPending} onClick={() => retry.mutate({ id })}>
                {say('capture.retry')}
              </Button>
            )}
          </div>
        )
      }
    />
  )
}

/** Where it stands in its file or archive; what broke off stands for all that would have followed. */
function placeWords(position: string): string {
  const [, broken, inner] = /^(?:\d+:)?(?:(.*)@end|end|(.*))$/s.exec(position) ?? []
  if (broken) return say('capture.restOf', { name: broken })
  return inner || say('capture.restOfFile')
}
