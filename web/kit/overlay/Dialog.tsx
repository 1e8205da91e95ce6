// A dialog over the page; on a phone it rises from below.
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { say, useVoice } from '../../words/say.ts'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  wide?: boolean
}

export function Dialog({ open, onOpenChange, title, description, children, actions, wide = false }: Props) {
  useVoice()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content
          className={wide ? 'dialog wide' : 'dialog'}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header>
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className="icon-button" aria-label={say('kit.close')}>
              <X size={17} />
            </Radix.Close>
          </header>
          <div className="body">
            {description && <Radix.Description className="sub">{description}</Radix.Description>}
            {children}
          </div>
          {actions && <footer>{actions}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
