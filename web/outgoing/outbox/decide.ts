// What a member decides of a mail on its way.
import { call, queries } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { say } from '../../words/say.ts'
import { showDraft } from '../desk.ts'
import type { Sending } from '../types.ts'

const again = () => queries.invalidateQueries()
const does = (work: () => Promise<unknown>) => void work().catch(toastProblem)

/** A draft again, lying open. */
async function reopen({ id, conversationId }: Sending): Promise<void> {
  const { draftId } = await call('DELETE /sendings/:id', { id })
  await again()
  showDraft(draftId, conversationId)
}

export const takeBack = (one: Sending): void => does(() => reopen(one).then(() => toast(say('outgoing.takenBack'))))
export const editAgain = (one: Sending): void => does(() => reopen(one))

export const sendAgain = ({ id }: Sending): void =>
  does(async () => {
    await call('POST /sendings/:id/again', { id })
    toast(say('outgoing.againDone'))
    await again()
  })

export const noteSent = ({ id }: Sending): void =>
  does(async () => {
    await call('POST /sendings/:id/sent', { id })
    toast(say('outgoing.wasSentDone'))
    await again()
  })

export const putAway = ({ id }: Sending): void =>
  does(async () => {
    await call('POST /sendings/:id/put-away', { id })
    toast(say('outgoing.putAwayDone'), { undo: () => call('DELETE /sendings/:id/put-away', { id }).then(again) })
    await again()
  })
