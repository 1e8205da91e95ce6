// Who waited before their mail was captured: folded away, settled in one click.
import { ChevronRight } from 'lucide-react'
import { Button } from '../kit/action/Button.tsx'
import { formatCount } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { useRight } from '../shell/here.ts'
import { useSettle, useSettleBefore } from './settle.ts'
import { WaitingRow } from './WaitingRow.tsx'
import type { Waiting, Which } from './waits.ts'

type Props = { which: Which; items: readonly Waiting[]; count: number; cap: number }

export function BeforeCard({ which, items, count, cap }: Props) {
  const say = useSay()
  const mayEdit = useRight('editCustomers')
  const { settle } = useSettle()
  const { settleAll, isSettling } = useSettleBefore()
  if (items.length === 0) return null
  return (
    <details className="card before">
      <summary>
        <h2>
          <ChevronRight size={15} aria-hidden />
          {say('today.before')} <small>{say('today.beforeCount', { n: count, count: formatCount(count, cap) })}</small>
        </h2>
      </summary>
      <div className="why">
        <p className="sub">{say('today.beforeWhy')}</p>
        {mayEdit && (
          <Button busy={isSettling} onClick={() => settleAll(which)}>
            {say('today.settleAll')}
          </Button>
        )}
      </div>
      <ul className="plain-list">
        {items.map((one) => (
          <WaitingRow key={one.interactionId} one={one} onSettle={mayEdit ? settle : undefined} calm />
        ))}
      </ul>
    </details>
  )
}
