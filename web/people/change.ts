// Changes to a customer that several places make, each with its way back.
import { call, queries, useChange, type Takes } from '../api.ts'
import { toast } from '../kit/overlay/toast.ts'
import { say } from '../words/say.ts'

type Named = { id: string; name: string }
export type Ownership = Omit<Takes<'PUT /customers/:id/owner'>, 'id'>

/** Sets who answers for a customer; the undo restores what was before, a proposal included. */
export function useSetOwner() {
  const change = useChange('PUT /customers/:id/owner')
  return ({ id, name }: Named, wanted: Ownership, owner?: string) =>
    change.mutate(
      { id, ...wanted },
      {
        onSuccess: (before) => {
          const left = say(wanted.source === 'proposed' ? 'people.ownerLeft' : 'people.ownerUnset', { name })
          toast(owner ? say('people.ownerSet', { owner, name }) : left, {
            undo: () => change.mutateAsync({ id, ...before }),
          })
        },
      },
    )
}

/** Brings somebody removed back into sight. */
export function useBringBack() {
  const change = useChange('POST /customers/:id/return')
  return ({ id, name }: Named) => change.mutate({ id }, { onSuccess: () => toast(say('people.broughtBack', { name })) })
}

/** For undo, where no component may be left to ask. */
export async function again<T>(work: Promise<T>): Promise<T> {
  const done = await work
  await queries.invalidateQueries()
  return done
}

export const returnCustomer = (id: string) => again(call('POST /customers/:id/return', { id }))
