// Gives a name to whoever writes from an address that names nobody.
import { useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { say, useVoice } from '../../words/say.ts'
import { useAnswer } from './answer.ts'
import type { Question } from './question.ts'

export function NameThem({ question }: { question: Question }) {
  useVoice()
  const { call, isPending } = useAnswer(question)
  const [name, setName] = useState('')
  return (
    <li className="name-them">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) call(name.trim())
        }}
      >
        <span />
        <input
          className="input"
          aria-label={say('people.theirName')}
          placeholder={say('people.theirName')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" busy={isPending} disabled={!name.trim()}>
          {say('people.callThem')}
        </Button>
      </form>
    </li>
  )
}
