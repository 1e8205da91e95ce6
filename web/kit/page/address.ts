// What of a page stands in the address, so that it can be shared and gone back to.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** A value of the path: the `$id` of '/customers/$id'. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  return params[name] ?? ''
}

/** Whether it can be an id (a UUID): anything else is nothing's. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text)

/** Texts in the query part, with what they are when they are not there; give it the same object each time. A change replaces the address, or with `push` adds to the history. */
export function useAddress<T extends Record<string, string>>(
  defaults: T,
): [T, (change: Partial<T>, how?: { push?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const key = JSON.stringify(defaults)
  const values = useMemo(() => readValues<T>(search, JSON.parse(key) as T), [search, key])
  const change = useCallback(
    (wanted: Partial<T>, { push = false } = {}) => {
      const next = (former: Record<string, unknown>) => withoutDefaults({ ...former, ...wanted }, JSON.parse(key) as T)
      void navigate({ to: '.', search: next as never, replace: !push, resetScroll: false })
    },
    [navigate, key],
  )
  return [values, change]
}

function readValues<T extends Record<string, string>>(search: Record<string, unknown>, defaults: T): T {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, usual]) => [name, search[name] == null ? usual : textOf(search[name])]),
  ) as T
}

/** The router reads 3 and true of an address as what they are. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function withoutDefaults(values: Record<string, unknown>, defaults: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== undefined && value !== defaults[name]),
  )
}
