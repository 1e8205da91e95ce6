// Looks for words in what is on the page; `/` goes there, Escape empties it.
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { say, useVoice } from '../../words/say.ts'
import { useShortcut } from '../keys/shortcut.ts'
import { Kbd } from '../show/Kbd.tsx'

const settleMs = 150

type Props = { label: string; value: string; onChange: (text: string) => void; placeholder?: string }

/** Tells `onChange` once the typing rests for a moment. */
export function SearchField({ label, value, onChange, placeholder }: Props) {
  useVoice()
  const field = useRef<HTMLInputElement>(null)
  const told = useRef(value)
  const [text, setText] = useState(value)
  useShortcut('/', label, () => field.current?.select())
  useEffect(() => {
    if (value !== told.current) setText(value)
    told.current = value
  }, [value])
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => onChange((told.current = text)), settleMs)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return (
    <div className="search">
      <Search size={15} aria-hidden />
      <input
        ref={field}
        className="input"
        type="search"
        aria-label={label}
        placeholder={placeholder ?? say('kit.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (text ? setText('') : field.current?.blur())}
      />
      {!text && <Kbd keys="/" />}
    </div>
  )
}
