// Addresses that behave like our own, each to be answered for with one click: mine, shared among us, or not ours.
import { call, useApi, useChange } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { toast, toastProblem } from '../kit/overlay/toast.ts'
import { Card } from '../kit/show/Card.tsx'
import { Row } from '../kit/show/Row.tsx'
import { useHere, useRight } from '../shell/here.ts'
import { say, useVoice } from '../words/say.ts'

export function OwnAddressCard() {
  useVoice()
  const may = useRight('shapeCompany')
  const member = useHere().data?.member
  const found = useApi('GET /ours/found', {}, { enabled: may, touchedBy: ['source'] })
  const keep = useChange('PUT /ours/addresses/:address', {
    onSuccess: () => {
      toast(say('capture.ownKept'))
      void found.refetch()
    },
    onError: toastProblem,
  })
  const decline = useChange('PUT /ours/found/:address/declined', {
    onSuccess: (_, { address }) => {
      const undo = () =>
        call('DELETE /ours/found/:address/declined', { address }).then(() => found.refetch(), toastProblem)
      toast(say('capture.ownDeclined', { address }), { undo: () => void undo() })
      void found.refetch()
    },
    onError: toastProblem,
  })
  const items = found.data?.items ?? []
  if (!may || !member || items.length === 0) return null
  return (
    <Card title={say('capture.ownTitle')} note={say('capture.ownWhy')}>
      {items.map(({ address, name, wrote, received, source }) => (
        <Row
          key={address}
          title={address}
          small={say('capture.ownSeen', { name: name || address, wrote, received, source })}
          right={
            <div className="acts">
              <Button small onClick={() => keep.mutate({ address, memberId: member.id })}>
                {say('capture.ownMine')}
              </Button>
              <Button small onClick={() => keep.mutate({ address, memberId: null })}>
                {say('capture.ownShared')}
              </Button>
              <Button small tone="quiet" onClick={() => decline.mutate({ address })}>
                {say('capture.ownNot')}
              </Button>
            </div>
          }
        />
      ))}
    </Card>
  )
}
