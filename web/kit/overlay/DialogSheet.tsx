// The dialog itself, fetched when the first one opens.
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useState } from 'react'
import { say, useVoice } from '../../words/say.ts'
import type { DialogProps } from './dialog.ts'

export function DialogSheet({ open, onOpenChange, title, description, children, actions, wide = false }: DialogProps) {
  useVoice()
  const [before] = useState(() => document.activeElement)
  const goBack = (event: Event) => {
    event.preventDefault()
    if (before instanceof HTMLElement) before.focus()
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content
          onCloseAutoFocus={goBack}
          className={wide ? 'dialog wide' : 'dialog'}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header>
            <Radix.Title>{title}</Radix.Title>
          </header>
          <div className="body">
            {description && (
              <Radix.Description asChild>
                <div className="sub">{description}</div>
              </Radix.Description>
            )}
            {children}
          </div>
          {actions && <footer>{actions}</footer>}
          <Radix.Close className="icon-button" aria-label={say('kit.close')}>
            <X size={17} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
