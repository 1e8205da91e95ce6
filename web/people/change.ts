// Changes to a customer that several places make, each with its way back. They outlive the dialog that asked for them.
import { call, queries, type Takes } from '../api.ts'
import { toast, toastProblem } from '../kit/overlay/toast.ts'
import { say } from '../words/say.ts'

type Named = { id: string; name: string }
export type Ownership = Omit<Takes<'PUT /customers/:id/owner'>, 'id' | 'instead'>

/** Waits for a change and has what is on screen fetched again. */
export async function again<T>(change: Promise<T>): Promise<T> {
  const done = await change
  void queries.invalidateQueries()
  return done
}

/** Sets who answers for a customer; the undo restores what was before, a proposal included. */
export function setOwner({ id, name }: Named, wanted: Ownership, owner?: string): void {
  const left = wanted.source === 'proposed' ? say('people.ownerLeft', { name }) : say('people.ownerUnset', { name })
  // Whom Kith proposes instead may change by itself; whom a colleague has set since stays.
  const isSet = wanted.source !== 'proposed'
  again(call('PUT /customers/:id/owner', { id, ...wanted }))
    .then((before) =>
      toast(owner ? say('people.ownerSet', { owner, name }) : left, {
        undo: () =>
          again(call('PUT /customers/:id/owner', { id, ...before, ...(isSet ? { instead: wanted.memberId } : {}) })),
      }),
    )
    .catch(toastProblem)
}

/** Brings somebody removed back into sight. */
export function bringBack({ id, name }: Named): void {
  again(call('POST /customers/:id/return', { id }))
    .then(() =>
      toast(say('people.broughtBack', { name }), { undo: () => again(call('DELETE /customers/:id', { id })) }),
    )
    .catch(toastProblem)
}
