// "No answer needed", with ten seconds to take it back.
import { useChange } from '../api.ts'
import { toast } from '../kit/overlay/toast.ts'
import { say } from '../words/say.ts'
import type { Waiting, Which } from './waits.ts'

export function useSettle(): { settle: (one: Waiting) => void; isSettling: boolean } {
  const undo = useChange('DELETE /waiting/:interactionId/settle')
  const change = useChange('POST /waiting/:interactionId/settle')
  const settle = ({ interactionId, customer }: Waiting) =>
    change.mutate(
      { interactionId },
      {
        onSuccess: () =>
          toast(say('today.settled', { name: customer.name }), { undo: () => undo.mutateAsync({ interactionId }) }),
      },
    )
  return { settle, isSettling: change.isPending }
}

export function useSettleBefore(): { settleAll: (which: Which) => void; isSettling: boolean } {
  const undo = useChange('DELETE /waiting/settle-before')
  const change = useChange('POST /waiting/settle-before', {
    onSuccess: ({ settled, at }) =>
      toast(say('today.settledAll', { n: settled }), at ? { undo: () => undo.mutateAsync({ at }) } : {}),
  })
  return { settleAll: (which) => change.mutate(which), isSettling: change.isPending }
}
