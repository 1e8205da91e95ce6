// To whom a conversation is given, in words.
import type { Item } from '../../api.ts'
import { say } from '../../words/say.ts'

export type Assigned = NonNullable<Item<'GET /waiting'>['assigned']>

/** "Mia Moss has this"; "nobody has this: Mia Moss has left". */
export function wordsOf({ to, lapsed }: Assigned, myId: string | undefined): string {
  if (lapsed === 'closed') return say('follow.hadClosed', { name: to.name })
  if (lapsed === 'left') return to.name ? say('follow.hadLeft', { name: to.name }) : say('follow.hadLeftDepartment')
  return to.id === myId ? say('follow.youHave') : say('follow.has', { name: to.name })
}

export const isMine = (assigned: Assigned | null | undefined, myId: string | undefined): boolean =>
  assigned != null && assigned.lapsed === null && assigned.to.id === myId
