// How many wait at each place: counted by a folder to the right, which gives its hook here.
import type { Counts } from './places.ts'

let useGiven: () => Counts = () => ({})

/** Called once, in app.tsx, before the first page is drawn: `giveCounts(useWaitingCounts)`. */
export function giveCounts(useThem: () => Counts): void {
  useGiven = useThem
}

export const useCounts = (): Counts => useGiven()
