// Finding anyone: whether the palette is open, and which component it is.
import { type ComponentType, lazy, useSyncExternalStore } from 'react'

export type Palette = ComponentType<{ open: boolean; onOpenChange: (open: boolean) => void }>

let isOpen = false
const listeners = new Set<() => void>()

export function openFind(open = true): void {
  isOpen = open
  for (const listen of listeners) listen()
}

export const useFind = (): boolean => useSyncExternalStore(subscribe, () => isOpen)

let palette: Palette | undefined
/** The palette, or nothing while there is none; then nothing offers to find. */
export const currentPalette = (): Palette | undefined => palette

/** Called once, in app.tsx: `givePalette(() => import('./views/Palette.tsx'), 'Palette')`. */
export function givePalette(load: () => Promise<unknown>, name: string): void {
  palette = lazy(async () => ({ default: ((await load()) as Record<string, Palette>)[name]! }))
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
