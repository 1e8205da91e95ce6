// Whom a mail goes to: those chosen as chips, and a line that suggests people while one types.
import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useSay } from '../../words/say.ts'
import type { Part, Recipient } from '../types.ts'
import { isAddress, shownName } from './address.ts'
import { useLine } from './line.ts'
import { SuggestionList } from './SuggestionList.tsx'

type Props = {
  part: Part
  all: readonly Recipient[]
  onChange: (all: Recipient[]) => void
  /** Stands at the end of the line. */
  after?: ReactNode
  autoFocus?: boolean
}

export function RecipientsField({ part, all, onChange, after, autoFocus = false }: Props) {
  const say = useSay()
  const id = useId()
  const { ref, at, suggested, take, remove, on } = useLine(part, all, onChange)
  const own = all.filter((one) => one.part === part)
  const isOpen = suggested.length > 0
  return (
    <div className="recipients">
      <label htmlFor={id}>{say(`outgoing.${part}`)}</label>
      <div className="chips">
        {own.map((one) => (
          <Chip key={one.address} one={one} onRemove={() => remove(one)} />
        ))}
        <input
          {...on}
          ref={ref}
          id={id}
          className="bare-input"
          autoFocus={autoFocus}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode="email"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen ? `${id}-${at}` : undefined}
          placeholder={own.length === 0 && part === 'to' ? say('outgoing.recipientHint') : ''}
        />
      </div>
      {after}
      {isOpen && <SuggestionList id={id} items={suggested} at={at} onTake={take} />}
    </div>
  )
}

function Chip({ one, onRemove }: { one: Recipient; onRemove: () => void }) {
  const say = useSay()
  const isWrong = !isAddress(one.address)
  const name = shownName(one)
  return (
    <span
      className={isWrong ? 'chip bad' : 'chip'}
      title={isWrong ? say('outgoing.notAnAddress', { text: name }) : one.address}
    >
      <span className="cut" translate="no" dir="auto">
        {name}
      </span>
      {isWrong && <span className="visually-hidden">{say('outgoing.notAnAddress', { text: name })}</span>}
      <button type="button" aria-label={say('outgoing.takeOff', { name })} onClick={onRemove}>
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}
