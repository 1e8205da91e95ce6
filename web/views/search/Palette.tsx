// The search palette: finds anyone and everything said, and does what can be done from anywhere.
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useRef, useState } from 'react'
import type { PaletteProps } from '../../shell/find.ts'
import { say, useVoice } from '../../words/say.ts'
import { Search } from './Search.tsx'
import './search.css'

export function Palette({ open, onOpenChange }: PaletteProps) {
  useVoice()
  const [before] = useState(() => document.activeElement)
  const left = useRef(false)
  const leave = (go: () => void) => {
    left.current = true
    onOpenChange(false)
    go()
  }
  const giveFocusBack = (event: Event) => {
    event.preventDefault()
    const next = left.current ? document.getElementById('page') : before
    if (next instanceof HTMLElement) next.focus({ preventScroll: true })
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content className="pal" aria-describedby={undefined} onCloseAutoFocus={giveFocusBack}>
          <Radix.Title className="visually-hidden">{say('search.title')}</Radix.Title>
          <Search leave={leave} />
          <Radix.Close className="icon-button" aria-label={say('kit.close')}>
            <X size={19} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
