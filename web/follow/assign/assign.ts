// Gives a conversation to somebody, with ten seconds to take it back.
import { call, queries } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { useHere } from '../../shell/here.ts'
import { say } from '../../words/say.ts'
import { type Assigned, isMine } from './assigned.ts'

export type Target = { kind: 'member' | 'department'; id: string; name: string } | 'nobody'

/** `assigned`: what was on screen; if somebody was quicker, nothing is changed and it is told. */
export async function assign(
  conversationId: string,
  to: Target,
  assigned: Assigned | null,
  myId?: string,
): Promise<void> {
  try {
    const { id } = await send(conversationId, to, assigned?.at ?? null)
    if (id) toast(said(to, myId), { undo: () => refreshed(call('DELETE /assignments/:id', { id })) })
  } catch (error) {
    toastProblem(error)
  }
  void queries.invalidateQueries()
}

function send(id: string, to: Target, seen: string | null) {
  if (to === 'nobody') return call('PUT /conversations/:id/assignment/nobody', { id, seen })
  return to.kind === 'member'
    ? call('PUT /conversations/:id/assignment', { id, memberId: to.id, seen })
    : call('PUT /conversations/:id/assignment/department', { id, departmentId: to.id, seen })
}

async function refreshed(done: Promise<unknown>): Promise<void> {
  await done
  void queries.invalidateQueries()
}

function said(to: Target, myId: string | undefined): string {
  if (to === 'nobody') return say('follow.nowNobody')
  return to.id === myId ? say('follow.nowYou') : say('follow.nowHas', { name: to.name })
}

/** Takes a conversation, or gives it up where one has it. */
export function useTake(): (conversationId: string, assigned: Assigned | null) => void {
  const me = useHere().data?.member
  return (conversationId, assigned) => {
    if (!me) return
    const to: Target = isMine(assigned, me.id) ? 'nobody' : { kind: 'member', id: me.id, name: me.name }
    void assign(conversationId, to, assigned, me.id)
  }
}
