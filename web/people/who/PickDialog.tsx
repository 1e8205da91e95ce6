// Finds the person that is meant.
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { say, useVoice } from '../../words/say.ts'

type Person = { id: string; name: string }
type Props = { open: boolean; onOpenChange: (open: boolean) => void; onPick: (person: Person) => void }

export function PickDialog({ open, onOpenChange, onPick }: Props) {
  useVoice()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say('people.pick')}>
      <Found onPick={onPick} />
    </Dialog>
  )
}

function Found({ onPick }: Pick<Props, 'onPick'>) {
  const [text, setText] = useState('')
  const wanted = text.trim()
  const { data } = useApi('GET /people', { limit: 12, ...(wanted ? { text: wanted } : {}) })
  const people = data?.items ?? []
  return (
    <form
      className="choose"
      onSubmit={(event) => {
        event.preventDefault()
        if (people[0]) onPick(people[0])
      }}
    >
      <input
        className="input"
        autoFocus
        aria-label={say('people.pickFind')}
        placeholder={say('people.pickFind')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {people.map(({ id, name, title, organization }) => (
          <li key={id}>
            <button type="button" onClick={() => onPick({ id, name })}>
              <span translate="no">{name}</span>
              <small translate="no">{[title, organization?.name].filter(Boolean).join(', ')}</small>
            </button>
          </li>
        ))}
      </ul>
      {data && people.length === 0 && <p className="faint">{say('people.pickNone')}</p>}
    </form>
  )
}
