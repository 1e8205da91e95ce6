// A name and what to know at once; no picture.
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type Props = { name: ReactNode; small?: ReactNode; tag?: ReactNode; to?: LinkProps }

export function PersonLine({ name, small, tag, to }: Props) {
  const text = (
    <>
      <span className="name" translate="no">
        {name}
      </span>{' '}
      {tag}
      {small && <small>{small}</small>}
    </>
  )
  return to ? (
    <Link {...to} className="person">
      {text}
    </Link>
  ) : (
    <span className="person">{text}</span>
  )
}
