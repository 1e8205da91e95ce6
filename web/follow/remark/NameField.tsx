// Several lines of text in which @ offers names: arrows and Enter choose, Escape lets it be.
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { TextArea } from '../../kit/form/TextField.tsx'
import { useSay } from '../../words/say.ts'
import { begunAt, completed, fits, type Name } from './named.ts'

type Props = {
  label: string
  hint: string
  error?: string | undefined
  value: string
  onChange: (words: string) => void
  onChosen: (id: string) => void
  /** Who may be named, and of whom it is only said that they cannot. */
  names: readonly Name[]
  refused: readonly Name[]
}
const mostOffered = 8

export function NameField({ label, hint, error, value, onChange, onChosen, names, refused }: Props) {
  const say = useSay()
  const list = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { offered, cannot, at, move, choose, leave, look } = useOffer({
    field,
    value,
    onChange,
    onChosen,
    names,
    refused,
  })
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || (offered.length === 0 && cannot.length === 0)) return sendByKey(event)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = offered[at]
    if (step && offered.length > 0) move(step)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.shiftKey && !hasMod(event))
      choose(chosen)
    else if (event.key === 'Escape') leave()
    else return sendByKey(event)
    event.preventDefault()
    event.stopPropagation()
  }
  const isOpen = offered.length + cannot.length > 0
  const offer = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const end = field.current?.value.length ?? 0
    field.current?.setSelectionRange(end, end)
    field.current?.form?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (isOpen) offer.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  return (
    <div className="name-field">
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        error={error}
        value={value}
        autoFocus
        maxLength={20_000}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen && offered[at] ? `${list}-${at}` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          look(event.target.value, event.target.selectionStart)
        }}
        onSelect={(event) => look(value, event.currentTarget.selectionStart)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <ul ref={offer} className="menu names" role="listbox" id={list} aria-label={say('follow.name')}>
          {offered.map((one, index) => (
            <li
              key={one.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault()
                choose(one)
              }}
            >
              <span translate="no">{one.name}</span>
            </li>
          ))}
          {cannot.map((one) => (
            <li key={one.id} role="option" aria-disabled aria-selected={false}>
              <span translate="no">{one.name}</span> <small>{say('follow.mayNotRead')}</small>
            </li>
          ))}
        </ul>
      )}
      <div className="visually-hidden" role="status">
        {isOpen && say('follow.nameCount', { n: offered.length, names: offered.map(({ name }) => name).join(', ') })}
      </div>
    </div>
  )
}

type Offer = Pick<Props, 'value' | 'onChange' | 'onChosen' | 'names' | 'refused'> & {
  field: RefObject<HTMLTextAreaElement | null>
}

/** What is offered for the name begun at the caret. */
function useOffer({ field, value, onChange, onChosen, names, refused }: Offer) {
  const [begun, setBegun] = useState<ReturnType<typeof begunAt>>(null)
  const [at, setAt] = useState(0)
  const fitting = (all: readonly Name[]) => (begun ? all.filter(({ name }) => fits(name, begun.text)) : [])
  const offered = fitting(names).slice(0, mostOffered)
  // Of those who cannot it is said only once somebody is looked for.
  const cannot = begun && begun.text.length > 1 ? fitting(refused).slice(0, 3) : []
  const look = (words: string, caret: number) => {
    const now = begunAt(words, caret)
    if (now?.at === begun?.at && now?.text === begun?.text) return
    setBegun(now)
    setAt(0)
  }
  const choose = ({ id, name }: Name) => {
    if (!begun) return
    const { words, caret } = completed(value, begun, name)
    onChange(words)
    onChosen(id)
    setBegun(null)
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
  }
  const move = (by: number) => setAt((at + by + offered.length) % offered.length)
  return { offered, cannot, at, move, choose, leave: () => setBegun(null), look }
}

const hasMod = ({ metaKey, ctrlKey }: KeyboardEvent) => metaKey || ctrlKey

function sendByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !hasMod(event) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
