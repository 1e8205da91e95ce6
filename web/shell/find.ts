// Finding anyone: whether the palette is open, and how it is drawn.
import { type ComponentType, createElement, lazy, type ReactNode, useSyncExternalStore } from 'react'

export type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void }

let isOpen = false
const listeners = new Set<() => void>()

export function openFind(open = true): void {
  isOpen = open
  for (const listen of listeners) listen()
}

export const useFind = (): boolean => useSyncExternalStore(subscribe, () => isOpen)

let fetch: (() => Promise<unknown>) | undefined
let draw: ((props: PaletteProps) => ReactNode) | undefined

/** Called once, in app.tsx: `givePalette(() => import('./views/Palette.tsx'), 'Palette')`. */
export function givePalette(load: () => Promise<unknown>, name: string): void {
  fetch = load
  const Palette = lazy(async () => ({
    default: ((await load()) as Record<string, ComponentType<PaletteProps>>)[name]!,
  }))
  draw = (props) => createElement(Palette, props)
}

/** Nothing offers to find as long as there is no palette. */
export const canFind = (): boolean => draw !== undefined
/** Fetches the palette before anyone asks, so that the first letters typed are not lost. */
export const fetchPalette = (): void => void fetch?.()
export const drawPalette = (props: PaletteProps): ReactNode => draw?.(props)

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
