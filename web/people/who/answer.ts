// Answers a question, and takes the answer back.
import { call, useChange } from '../../api.ts'
import { toast } from '../../kit/overlay/toast.ts'
import { say } from '../../words/say.ts'
import { again } from '../change.ts'
import type { Answer, Question } from './question.ts'

type Person = { id: string; name: string }

export const takeBack = (id: string) => again(call('DELETE /who/:id/answer', { id }))

/** The answer in words, as it is told afterwards. */
export const wordsOf = (answer: Answer, name = ''): string =>
  answer === 'person' ? say('people.answer_person', { name }) : say(`people.answer_${answer}`)

export function useAnswer({ id, value }: Question) {
  const change = useChange('PUT /who/:id/answer')
  const give = (answer: Answer, person?: Person) =>
    change.mutate(
      { id, answer, personId: person?.id ?? null },
      {
        onSuccess: () =>
          toast(say('people.answered', { address: value, answer: wordsOf(answer, person?.name) }), {
            undo: () => takeBack(id),
          }),
      },
    )
  return { give, isPending: change.isPending }
}

/** Gives the nameless a name: then there is nothing more to ask. */
export function useNaming({ value, person }: Question) {
  const change = useChange('PATCH /people/:id')
  const call = (name: string) => {
    if (!person) return
    const undo = () => change.mutateAsync({ id: person.id, name: person.name })
    const onSuccess = () => toast(say('people.called', { address: value, name }), { undo })
    change.mutate({ id: person.id, name }, { onSuccess })
  }
  return { call, isPending: change.isPending }
}
