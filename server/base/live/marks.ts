// Who is at a place for a moment, and what they do there: kept in memory alone, in every process, and forgotten by itself.
import { LRUCache } from 'lru-cache'

/** `circles`: who sees one of them sees the mark. It stands for so many milliseconds from when it comes; 0 takes it away. */
export type Mark = {
  workspaceId: string
  place: string
  who: string
  does: string
  circles: readonly string[]
  forMs: number
}
type Standing = Mark & { until: number }

const mostPlaces = 20_000
/** Nobody marks a place for longer. */
const longestMs = 120_000

export type Marks = {
  /** Answers whether anything is different now. */
  put(mark: Mark): boolean
  at(workspaceId: string, place: string): Mark[]
}

export function keepMarks(now = Date.now): Marks {
  const places = new LRUCache<string, Map<string, Standing>>({ max: mostPlaces, ttl: longestMs })
  const standing = (key: string) => [...(places.get(key) ?? [])].filter(([, mark]) => mark.until > now())
  return {
    put(mark) {
      const [key, name] = [`${mark.workspaceId} ${mark.place}`, `${mark.who} ${mark.does}`]
      const marks = new Map(standing(key))
      const before = marks.get(name)
      marks.delete(name)
      if (mark.forMs > 0) marks.set(name, { ...mark, until: now() + Math.min(mark.forMs, longestMs) })
      places.set(key, marks)
      return mark.forMs > 0 ? before?.circles.join() !== mark.circles.join() : before !== undefined
    },
    at: (workspaceId, place) => standing(`${workspaceId} ${place}`).map(([, mark]) => mark),
  }
}
