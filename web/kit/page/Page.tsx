// A page: its heading, what it says of itself, its actions, its content.
import { type ReactNode, useEffect } from 'react'
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
  return (
    <main id="page" tabIndex={-1} className={narrow ? 'page narrow' : 'page'}>
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
