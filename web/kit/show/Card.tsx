// A sheet with a heading; one that would be empty is not shown.
import { Children, type ReactNode } from 'react'

type Props = {
  title?: ReactNode
  /** The quiet words at the right of the heading. */
  note?: ReactNode
  children?: ReactNode
  /** True when there is nothing to show, although children are given. */
  empty?: boolean
  /** With the accent's edge, for what should be read first. */
  brief?: boolean
  tight?: boolean
}

export function Card({ title, note, children, empty, brief = false, tight = false }: Props) {
  if (empty ?? Children.toArray(children).length === 0) return null
  return (
    <section className={brief ? 'brief' : tight ? 'card tight' : 'card'}>
      {(title || note) && (
        <h2>
          {title} {note && <small>{note}</small>}
        </h2>
      )}
      {children}
    </section>
  )
}
