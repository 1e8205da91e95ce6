// Answers a question, and takes the answer back; the card it was asked on may be gone by then.
import { useState } from 'react'
import { call } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { say } from '../../words/say.ts'
import { again } from '../change.ts'
import type { Answer, Question } from './question.ts'

type Person = { id: string; name: string }

export const takeBack = (id: string) => again(call('DELETE /who/:id/answer', { id }))

/** The answer in words, as it is told afterwards. */
export const wordsOf = (answer: Answer, name = ''): string =>
  answer === 'person' ? say('people.answer_person', { name }) : say(`people.answer_${answer}`)

async function giveAnswer({ id, value }: Question, answer: Answer, person?: Person): Promise<void> {
  await again(call('PUT /who/:id/answer', { id, answer, personId: person?.id ?? null }))
  toast(say('people.answered', { address: value, answer: wordsOf(answer, person?.name) }), { undo: () => takeBack(id) })
}

/** Gives the nameless a name: then there is nothing more to ask. */
async function giveName({ value, person }: Question, name: string): Promise<void> {
  if (!person) return
  await again(call('PATCH /people/:id', { id: person.id, name }))
  const undo = () => again(call('PATCH /people/:id', { id: person.id, name: person.name }))
  toast(say('people.called', { address: value, name }), { undo })
}

/** One answer at a time. */
export function useAnswer(question: Question) {
  const [isPending, setPending] = useState(false)
  const send = (work: Promise<void>) => {
    setPending(true)
    work.catch(toastProblem).finally(() => setPending(false))
  }
  return {
    isPending,
    give: (answer: Answer, person?: Person) => send(giveAnswer(question, answer, person)),
    call: (name: string) => send(giveName(question, name)),
  }
}
