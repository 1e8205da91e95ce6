// A trigger that stands for itself until it is used; what it opens is fetched when the pointer or the focus comes near.
import { cloneElement, type HTMLAttributes, type ReactElement, type ReactNode, Suspense, useState } from 'react'

type Trigger = ReactElement<HTMLAttributes<HTMLElement>>
type Props = {
  trigger: ReactElement
  kind: 'menu' | 'dialog'
  load: () => Promise<unknown>
  open?: boolean | undefined
  children: ReactNode
}

export function OnDemand({ trigger, kind, load, open = false, children }: Props) {
  const [wanted, setWanted] = useState(false)
  const fetch = () => void load()
  const element = trigger as Trigger
  const waiting = cloneElement(element, {
    'aria-haspopup': kind,
    'aria-expanded': false,
    onPointerEnter: fetch,
    onFocus: fetch,
    onClick: () => setWanted(true),
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      setWanted(true)
    },
  })
  return wanted || open ? <Suspense fallback={waiting}>{children}</Suspense> : waiting
}
