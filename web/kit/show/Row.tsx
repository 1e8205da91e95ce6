// One line of a card: what, the small print under it, and something at the right.
import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  small?: ReactNode
  right?: ReactNode
  /** Stands at the left, such as a tag. */
  lead?: ReactNode
  /** In the colour of what we owe. */
  owe?: boolean
  /** A sentence in the serif, with more air. */
  serif?: boolean
}

export function Row({ title, small, right, lead, owe = false, serif = false }: Props) {
  const text = (
    <div>
      <div className={owe && !serif ? 'title owe' : 'title'}>{title}</div>
      {small && <small>{small}</small>}
    </div>
  )
  return (
    <div className={serif ? 'row serif-row' : 'row'}>
      {lead ? (
        <div className="lead">
          {lead}
          {text}
        </div>
      ) : (
        text
      )}
      {right !== undefined && right !== null && <div className={owe && !serif ? 'r owe' : 'r'}>{right}</div>}
    </div>
  )
}
