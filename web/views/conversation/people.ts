// The names in a message's head: who wrote to whom.
import { say } from '../../words/say.ts'
import { formatList } from '../../words/format.ts'
import type { Participant } from '../types.ts'

type Message = { participants: readonly Participant[]; tookPart: number }

const mostNames = 3

export const partOf = (participants: readonly Participant[], part: Participant['part']): Participant[] =>
  participants.filter((one) => one.part === part)

/** How many of a message's people the server only counts; they belong to the last part that it names somebody of. */
export const hiddenIn = ({ participants, tookPart }: Message, part: Participant['part']): number =>
  participants.at(-1)?.part === part ? tookPart - participants.length : 0

/** Up to three names, then how many others; `hidden` are those the server did not name. */
export function namesOf(people: readonly Participant[], hidden = 0): string {
  const shown = people.slice(0, mostNames).map(({ name }) => name)
  const others = people.length - shown.length + hidden
  return others > 0 ? say('views.andOthers', { names: shown.join(', '), n: others }) : formatList(shown)
}
