// Where the account is signed in, and signing out from there.
import { useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Tag } from '../../kit/show/Tag.tsx'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { formatWhen } from '../../words/date.ts'
import { useSay } from '../../words/say.ts'
import { readBrowser } from './browser.ts'

export function SessionsCard() {
  const say = useSay()
  const sessions = useApi('GET /sessions', {}, { touchedBy: ['session', 'account'] })
  const end = useChange('DELETE /sessions/:id', { onSuccess: () => toast(say('workspace.sessionEnded')) })
  return (
    <Loaded query={sessions}>
      {({ items }) => (
        <Card title={say('workspace.sessions')}>
          {items.map(({ id, userAgent, address, seenAt, current }) => {
            const known = readBrowser(userAgent)
            const small = [
              say('workspace.sessionSeen', { when: formatWhen(seenAt) }),
              ...(address ? [say('workspace.sessionFrom', { address })] : []),
            ]
            return (
              <Row
                key={id}
                title={known ? say('workspace.sessionOn', known) : say('workspace.sessionUnknown')}
                small={small.join(' · ')}
                right={
                  current ? (
                    <Tag>{say('workspace.sessionHere')}</Tag>
                  ) : (
                    <Button small onClick={() => end.mutate({ id })}>
                      {say('workspace.sessionEnd')}
                    </Button>
                  )
                }
              />
            )
          })}
        </Card>
      )}
    </Loaded>
  )
}
