// The key that answers what one is at in a list.
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { useRight } from '../../shell/here.ts'
import { say } from '../../words/say.ts'
import { answer, type Asked } from './answer.ts'

/** `current`: what the focus is on; nothing happens where it is on nothing. */
export function useAnswerKey(current: () => Asked | undefined): void {
  const when = useRight('writeMail')
  const run = () => {
    const asked = current()
    if (asked) answer(asked)
  }
  useShortcut('r', say('outgoing.keyReply'), run, { when })
}
