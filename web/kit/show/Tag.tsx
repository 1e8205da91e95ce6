// A small word in a coloured pill.
import type { ReactNode } from 'react'

export type TagTone = 'accent' | 'owe' | 'warm' | 'info' | 'plain'

/** `wide` gives tags that stand under one another the same width. */
export function Tag({
  tone = 'accent',
  wide = false,
  children,
}: {
  tone?: TagTone
  wide?: boolean
  children: ReactNode
}) {
  return <span className={`tag ${tone}${wide ? ' wide' : ''}`}>{children}</span>
}
