// A page without the frame: the name of the house above, and one thing to do.
import { type ReactNode, useEffect } from 'react'
import { Page } from '../kit/page/Page.tsx'
import { useSay } from '../words/say.ts'
import './workspace.css'

type Props = { title: string; sub?: ReactNode; small?: boolean; step?: ReactNode; children: ReactNode }

export function BarePage({ title, sub, small = false, step, children }: Props) {
  const say = useSay()
  useEffect(() => {
    // Unless a field asked for the focus, a new step begins at its top.
    if (document.activeElement === document.body) document.getElementById('page')?.focus()
  }, [])
  return (
    <div className={small ? 'alone small' : 'alone'}>
      <header>
        <span className="brand">{say('shell.brand')}</span>
        {step && <span className="step">{step}</span>}
      </header>
      <Page title={title} sub={sub} narrow>
        {children}
      </Page>
    </div>
  )
}
