// The addresses of a customer to which mail came back last.
import { useMemo } from 'react'
import { call, queries, useApi } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { say } from '../../words/say.ts'
import type { Returned } from '../types.ts'

/** By handle, without those that were set right. */
export function useReturnedHandles(customerId: string): Map<string, Returned> {
  const query = useApi('GET /customers/:id/returned', { id: customerId }, { touchedBy: ['bounce'] })
  const open = (query.data?.returned ?? []).filter(({ handleId, setRight }) => handleId !== null && !setRight)
  return new Map(open.toReversed().map((one) => [one.handleId ?? '', one]))
}

/** The mails to a customer that came back. */
export function useReturnedMails(customerId: string): ReadonlySet<string> {
  const query = useApi('GET /customers/:id/returned', { id: customerId }, { touchedBy: ['bounce'] })
  return useMemo(() => new Set(query.data?.returned.flatMap(({ interactionId }) => interactionId ?? [])), [query.data])
}

export async function setRight({ handleId, address }: Returned): Promise<void> {
  if (!handleId) return
  const again = () => queries.invalidateQueries()
  await call('POST /handles/:id/right', { id: handleId }).then(again, toastProblem)
  const undo = () => call('DELETE /handles/:id/right', { id: handleId }).then(again)
  toast(say('outgoing.handleRightDone', { address }), { undo })
}
