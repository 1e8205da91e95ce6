// The server's endpoints as typed functions and hooks; there is no generated client, only the contract's type.
import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { Api } from '../server/api.ts'
import { ProblemError } from './kit/net/problem.ts'
import { type Input, request, requestUpload, type Upload } from './kit/net/request.ts'
import { toastProblem } from './kit/overlay/toast.ts'

export type Key = keyof Api & string
/** What an endpoint takes, and what it gives. */
export type Takes<K extends Key> = Api[K] extends { takes: infer T extends z.ZodType } ? z.input<T> : never
export type Gives<K extends Key> = Api[K] extends { gives: infer G extends z.ZodType } ? z.output<G> : never
export type Reads = Extract<Key, `GET ${string}`>
/** The endpoints that answer in pages. */
export type Lists = { [K in Reads]: Gives<K> extends { items: unknown[]; next: string | null } ? K : never }[Reads]
/** One of a list's items. */
export type Item<K extends Lists> = Gives<K> extends { items: (infer T)[] } ? T : never

/** One request; throws a ProblemError. */
export function call<K extends Key>(
  key: K,
  input: Takes<K>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Gives<K>> {
  return request(key, input as Input, signal) as Promise<Gives<K>>
}

/** Sends a file's bytes to an endpoint that takes an upload, telling how far it got (0 to 1). */
export function upload<K extends Key>(key: K, input: Takes<K>, bytes: Blob, how?: Upload): Promise<Gives<K>> {
  return requestUpload(key, input as Input, bytes, how) as Promise<Gives<K>>
}

export type ReadOptions = {
  enabled?: boolean
  staleTime?: number
  refetchInterval?: number | false
  /** The kinds of change that touch this ('person', 'interaction', …); without it, every change does. */
  touchedBy?: string[]
}

/** Reads an endpoint and keeps it fresh; while other input is fetched, the former answer stays. */
export function useApi<K extends Reads>(key: K, input: Takes<K>, { touchedBy, ...options }: ReadOptions = {}) {
  return useQuery({
    ...options,
    queryKey: [key, input],
    queryFn: ({ signal }) => call(key, input, { signal }),
    placeholderData: keepPreviousData,
    ...(touchedBy ? { meta: { touchedBy } } : {}),
  })
}

/** Reads a list page by page; `after` of the input is the page marker. `first`: its first page, where another answer brought it along. */
export function useInfiniteApi<K extends Lists>(
  key: K,
  input: Omit<Takes<K>, 'after'>,
  { touchedBy, first, ...options }: ReadOptions & { first?: Page<Item<K>> & Gives<K> } = {},
) {
  const query = useInfiniteQuery({
    ...options,
    ...(first ? { initialData: { pages: [first], pageParams: [null] } } : {}),
    queryKey: [key, input, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      call(key, { ...input, ...(pageParam ? { after: pageParam } : {}) } as Takes<K>, { signal }) as Promise<
        Page<Item<K>> & Gives<K>
      >,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<Item<K>>) => page.next,
    placeholderData: keepPreviousData,
    ...(touchedBy ? { meta: { touchedBy } } : {}),
  })
  const { data, error, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const more = () => void (hasNextPage && !isFetchingNextPage && fetchNextPage())
  return {
    items,
    first: data?.pages[0],
    error,
    isPending,
    isStale: isPlaceholderData,
    hasMore: hasNextPage,
    isFetchingMore: isFetchingNextPage,
    more,
    refetch: () => void refetch(),
  }
}
type Page<T> = { items: T[]; next: string | null }

export type ChangeOptions<K extends Key> = {
  onSuccess?: (gave: Gives<K>, input: Takes<K>) => void
  /** Without it, a failure is told in a toast. */
  onError?: (error: unknown, input: Takes<K>) => void
}

/** Changes something; on success what is on screen is fetched again. */
export function useChange<K extends Key>(key: K, { onSuccess, onError = toastProblem }: ChangeOptions<K> = {}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Takes<K>) => call(key, input),
    onSuccess: (gave, input) => {
      void client.invalidateQueries()
      onSuccess?.(gave, input)
    },
    onError: (error, input) => onError(error, input),
  })
}

/** One cache for the whole app; what the caller did wrong is not tried again, what the network did is, twice. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: onReadError }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) =>
        count < 2 && error instanceof ProblemError && (error.status === 0 || error.status === 503),
    },
  },
})

/** A session that ended is noticed by whichever question comes next; who is here is then asked again. */
function onReadError(error: unknown, query: { queryKey: readonly unknown[] }): void {
  const isSignedOut = error instanceof ProblemError && error.status === 401
  if (isSignedOut && query.queryKey[0] !== 'GET /here') void queries.invalidateQueries({ queryKey: ['GET /here'] })
}
