// Takes back a rule, a sender's mail or one message; the first two can be undone for ten seconds.
import { call, queries, useChange } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { say } from '../../words/say.ts'

export type Rule = 'newsletter' | 'automatic' | 'spam' | 'draft'

export function useTakeBack(rule: Rule) {
  const one = useChange('POST /arrivals/:id/take-back', { onSuccess: () => toast(say('capture.takenOne')) })
  const take = async (sender: string, words: string) => {
    const undo = async () => {
      await call('DELETE /taken-back', { rule, sender })
      await queries.invalidateQueries()
    }
    await call('POST /taken-back', { rule, sender })
    toast(words, { undo })
    await queries.invalidateQueries()
  }
  return {
    takeRule: () => void take('', say('capture.takenRule')).catch(toastProblem),
    takeSender: (sender: string) => void take(sender, say('capture.takenSender', { sender })).catch(toastProblem),
    takeOne: (id: string) => one.mutate({ id }),
  }
}
