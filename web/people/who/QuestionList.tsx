// The open questions; one is at hand, and the number keys answer it.
import { useEffect, useRef, useState } from 'react'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { say, useVoice } from '../../words/say.ts'
import type { Question } from './question.ts'
import { QuestionCard } from './QuestionCard.tsx'

export function QuestionList({ questions }: { questions: readonly Question[] }) {
  useVoice()
  const [wanted, setWanted] = useState('')
  const at = Math.max(
    0,
    questions.findIndex(({ id }) => id === wanted),
  )
  const cards = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  const move = (step: number) => {
    moved.current = true
    setWanted(questions[Math.min(questions.length - 1, Math.max(0, at + step))]?.id ?? '')
  }
  useShortcut('j', say('people.whoMove'), () => move(1))
  useShortcut('k', say('people.whoMove'), () => move(-1))
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    const card = cards.current?.children[at]
    if (card instanceof HTMLElement) card.focus()
  })
  return (
    <div ref={cards}>
      {questions.map((question, index) => (
        <QuestionCard key={question.id} question={question} isAt={index === at} onAt={() => setWanted(question.id)} />
      ))}
      <p className="table-foot keys-hint">{say('people.whoKeys')}</p>
    </div>
  )
}
