// What is found for the text as it is typed: names almost at once, what was said after a pause.
import { useEffect, useState } from 'react'
import { type Gives, useApi } from '../../api.ts'

export type NameHit = Gives<'GET /search'>['names'][number]
export type SaidHit = Gives<'GET /search'>['said'][number]
export type Found = {
  names: readonly NameHit[]
  said: readonly SaidHit[]
  /** The names shown belong to the text as it stands; so do the messages. */
  namesAreFor: boolean
  saidAreFor: boolean
  error: unknown
  retry: () => void
}

const nameWaitMs = 120
const saidWaitMs = 350
const stale = { staleTime: 30_000, touchedBy: [] as string[] }

/** Each answer is kept under the text that it was asked for, so none can take another's place; `hurry` ends the waiting. */
export function useFound(text: string, hurry: boolean): Found {
  const asked = text.trim() !== ''
  const forNames = useSettled(text, hurry ? 0 : nameWaitMs)
  const forSaid = useSettled(text, hurry ? 0 : saidWaitMs)
  const byName = useApi(
    'GET /search',
    { text: forNames, names: true, limit: 7 },
    { ...stale, enabled: asked && forNames.trim() !== '' },
  )
  const bySaid = useApi(
    'GET /search',
    { text: forSaid, limit: 10 },
    { ...stale, enabled: asked && forSaid.trim() !== '' },
  )
  return {
    names: asked ? (byName.data?.names ?? []) : [],
    said: asked ? (bySaid.data?.said ?? []) : [],
    namesAreFor: !asked || (forNames === text && byName.isFetched && !byName.isPlaceholderData),
    saidAreFor: !asked || (forSaid === text && bySaid.isFetched && !bySaid.isPlaceholderData),
    error: byName.error ?? bySaid.error,
    retry: () => void Promise.all([byName.refetch(), bySaid.refetch()]),
  }
}

/** The value once it has stood still for so long. */
function useSettled(value: string, waitMs: number): string {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
  return settled
}
