// What stands behind an address to which mail came back: since when, why, and how to set it right.
import { Button } from '../../kit/action/Button.tsx'
import { Popover } from '../../kit/overlay/Popover.tsx'
import { useRight } from '../../shell/here.ts'
import { formatWhen } from '../../words/date.ts'
import { useSay } from '../../words/say.ts'
import type { Returned } from '../types.ts'
import { setRight } from './returned.ts'
import '../outgoing.css'

export function ReturnedHandle({ returned }: { returned: Returned }) {
  const say = useSay()
  const mayEdit = useRight('editCustomers')
  const { at, reason, address } = returned
  return (
    <Popover
      label={say('outgoing.cameBackShort')}
      trigger={
        <button type="button" className="tag owe came-back">
          {say('outgoing.cameBackShort')}
        </button>
      }
    >
      <p dir="auto">{say('outgoing.handleCameBack', { when: formatWhen(at), reason })}</p>
      {mayEdit && (
        <Button small onClick={() => void setRight(returned)}>
          {say('outgoing.handleRight', { address })}
        </Button>
      )}
    </Popover>
  )
}
