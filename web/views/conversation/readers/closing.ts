// To whom a conversation is closed: as the server tells it, as it is sent, and taken back.
import { call, type Gives, queries } from '../../../api.ts'
import { toast } from '../../../kit/overlay/toast.ts'
import { say } from '../../../words/say.ts'
import type { Circle } from '../../../workspace/circle/circle.ts'

export type Closing = Gives<'GET /conversations/:id'>['closing']
export type Readers = Gives<'GET /conversations/:id/readers'>
/** Null: whoever may read its mail reads it. */
export type Few = (Circle & { outline: boolean }) | null

/** Where conversations that were closed turned out to be one, it is closed to those who are in all of these circles: who reads it now. */
export function fewOf({ closed }: Closing, readers: Readers | undefined): Few {
  const [only, more] = closed ?? []
  if (!closed || !only) return null
  const outline = closed.every((one) => one.outline)
  if (!more) return { members: only.members, departments: only.departments, outline }
  return { members: readers?.members.map(({ id }) => id) ?? [], departments: [], outline }
}

/** Closes a conversation to these, or opens it, with ten seconds to take it back to what was before. */
export async function setReaders(id: string, few: Few, before: Few): Promise<void> {
  await send(id, few)
  const undo = async () => {
    await send(id, before)
    await queries.invalidateQueries()
  }
  toast(say(few ? (few.outline ? 'views.nowOutline' : 'views.nowClosed') : 'views.nowOpen'), { undo })
  await queries.invalidateQueries()
}

const send = (id: string, few: Few) =>
  few ? call('PUT /conversations/:id/closed', { id, ...few }) : call('DELETE /conversations/:id/closed', { id })
