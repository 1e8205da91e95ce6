// Stands before a page: it is shown to whose role includes it, at an address that can lead to something.
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Here, useHere } from './here.ts'
import { type Missing, NotHere } from './NotHere.tsx'
import { NotForRole } from './NotForRole.tsx'

export type Way = {
  right?: Here['rights'][number]
  /** What the page is about, and whether its address can be one's. */
  of?: Missing
  leads?: (params: Record<string, string | undefined>) => boolean
}

export function Gate({ right, of = 'page', leads, children }: Way & { children?: ReactNode }) {
  const { data: here } = useHere()
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  if (right && here && !here.rights.includes(right)) return <NotForRole right={right} />
  return leads && !leads(params) ? <NotHere of={of} /> : children
}
