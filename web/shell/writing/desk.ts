// Writing from anywhere: what begins a mail, and what stands over the page while one is written. Given by a folder to the right.
import { type ComponentType, createElement, lazy, type ReactNode } from 'react'

type Desk = { write: () => void; draw: () => ReactNode }
let desk: Desk | undefined

/** Called once, in app.tsx: `giveDesk(write, () => import('./outgoing/Desk.tsx'), 'Desk')`. */
export function giveDesk(write: () => void, load: () => Promise<unknown>, name: string): void {
  const Drawn = lazy(async () => ({ default: ((await load()) as Record<string, ComponentType>)[name]! }))
  desk = { write, draw: () => createElement(Drawn) }
}

/** Nothing offers to write as long as nobody can. */
export const canWrite = (): boolean => desk !== undefined
export const beginMail = (): void => desk?.write()
export const drawDesk = (): ReactNode => desk?.draw()
