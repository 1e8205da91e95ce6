// Where a page of a list ended: an opaque text that carries the sort key of its last row.
import type { z } from 'zod'
import { invalid } from './problem.ts'

export const packCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** Reads a cursor back as the shape it must have; anything else is the caller's mistake. */
export function readCursor<T extends z.ZodType>(text: string | undefined, shape: T): z.output<T> | null {
  if (!text) return null
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw invalid('cursor', 'This page marker is not one of ours; ask for the first page again.')
  }
  const checked = shape.safeParse(parsed)
  if (!checked.success) throw invalid('cursor', 'This page marker is not one of ours; ask for the first page again.')
  return checked.data
}
