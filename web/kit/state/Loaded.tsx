// Draws what was read once it is there; until then its skeleton, or what went wrong.
import type { ReactNode } from 'react'
import { ErrorState } from './ErrorState.tsx'
import { SkeletonCard } from './Skeleton.tsx'

type Query<T> = { data: T | undefined; error: unknown; refetch: () => unknown }
type Props<T> = { query: Query<T>; skeleton?: ReactNode; children: (data: T) => ReactNode }

/** What was read before stays on screen while it is read again, also when that fails. */
export function Loaded<T>({ query, skeleton = <SkeletonCard />, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data)
  return query.error ? <ErrorState error={query.error} retry={query.refetch} /> : skeleton
}
