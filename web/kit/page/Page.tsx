// A page: its heading, what it says of itself, its actions, its content.
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { say } from '../../words/say.ts'

type Props = {
  title: ReactNode
  sub?: ReactNode
  actions?: ReactNode
  /** The line above the heading, such as where this belongs. */
  above?: ReactNode
  children?: ReactNode
  narrow?: boolean
  /** The browser tab's title, where `title` is not a text. */
  tab?: string
}

export function Page({ title, sub, actions, above, children, narrow = false, tab }: Props) {
  const name = tab ?? (typeof title === 'string' ? title : '')
  useTabTitle(name)
  const main = useRef<HTMLElement>(null)
  useInheritedFocus(main)
  return (
    <main ref={main} id="page" tabIndex={-1} className={narrow ? 'page narrow' : 'page'}>
      {above && <div className="above">{above}</div>}
      <div className="head">
        <div>
          <h1>{title}</h1>
          {sub && <div className="sub">{sub}</div>}
        </div>
        {actions && <div className="acts">{actions}</div>}
      </div>
      {children}
    </main>
  )
}

function useTabTitle(name: string): void {
  useEffect(() => {
    document.title = name ? `${name} · ${say('shell.brand')}` : say('shell.brand')
  }, [name])
}

/** A page that takes another's place, its own skeleton's too, takes the focus that was in it. */
let focusLeft = false

function useInheritedFocus(main: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = main.current
    if (focusLeft && document.activeElement === document.body) element?.focus({ preventScroll: true })
    focusLeft = false
    return () => {
      focusLeft = element?.contains(document.activeElement) ?? false
    }
  }, [main])
}
