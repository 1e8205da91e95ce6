// Sends a draft, with ten seconds to take it back; closes one that is not wanted.
import { call, queries } from '../../api.ts'
import { ProblemError } from '../../kit/net/problem.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { say } from '../../words/say.ts'
import { closeDesk, showDraft } from '../desk.ts'
import { type DraftCopy, forgetCopy } from '../draft/copy.ts'
import type { Draft } from '../types.ts'

const again = () => queries.invalidateQueries()

/** Throws the problem that keeps it from being sent. */
export async function sendDraft(draft: Draft, copy: DraftCopy): Promise<void> {
  const { id, answers } = draft
  await copy.flush()
  if (copy.look().standing !== 'saved') throw new ProblemError({ code: 'offline' })
  const sent = await call('POST /drafts/:id/send', { id, version: copy.version }).catch(async (error: unknown) => {
    // What was changed elsewhere must be seen before it is sent again.
    await queries.invalidateQueries({ queryKey: ['GET /drafts/:id', { id }] })
    throw error
  })
  leave(id)
  const undo = async () => {
    await call('DELETE /sendings/:id', { id: sent.id })
    await again()
    showDraft(id, draft.kind === 'forward' ? null : (answers?.conversationId ?? null))
  }
  toast(say('outgoing.sentSoon'), { undo })
  await again()
}

export const discardDraft = ({ id, kind, answers }: Draft): Promise<void> => {
  leave(id)
  return throwAway(id, () => showDraft(id, kind === 'forward' ? null : (answers?.conversationId ?? null)))
}

/** `then`: once it is taken back. */
export async function throwAway(id: string, then?: () => void): Promise<void> {
  await call('DELETE /drafts/:id', { id })
  const undo = async () => {
    await call('POST /drafts/:id/return', { id })
    await again()
    then?.()
  }
  toast(say('outgoing.discarded'), { undo })
  await again()
}

/** Keeps the draft; one in which nothing was written goes without a word. */
export async function closeDraft(draft: Draft, copy: DraftCopy): Promise<void> {
  const { content } = copy.look()
  const isUntouched = content.words.trim() === '' && draft.files.length === 0 && copy.version === 1
  const isBlank = isUntouched && copy.look().standing === 'saved'
  closeDesk()
  try {
    if (isBlank) await call('DELETE /drafts/:id', { id: draft.id })
    else await copy.flush()
    forgetCopy(draft.id)
    await again()
  } catch (error) {
    toastProblem(error)
  }
}

function leave(id: string): void {
  closeDesk()
  forgetCopy(id)
  queries.removeQueries({ queryKey: ['GET /drafts/:id', { id }] })
}
