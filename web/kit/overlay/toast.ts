// Short notices at the foot of the page, each with ten seconds to take it back.
import { say } from '../../words/say.ts'
import { wordsFor } from '../net/problem.ts'

export const toastMs = 10_000
const most = 3

export type Notice = { id: number; text: string; tone: 'plain' | 'bad'; undo?: () => void }
export type ToastOptions = { undo?: () => unknown; tone?: 'plain' | 'bad' }

let notices: readonly Notice[] = []
let last = 0
const listeners = new Set<() => void>()

/** Says what was done; with `undo`, offers to take it back (button, or `z`). */
export function toast(text: string, { undo, tone = 'plain' }: ToastOptions = {}): void {
  const id = ++last
  const takeBack = async () => {
    dismiss(id)
    await undo?.()
    toast(say('kit.undone'))
  }
  change(
    [...notices, { id, text, tone, ...(undo ? { undo: () => void takeBack().catch(toastProblem) } : {}) }].slice(-most),
  )
}

/** Says what went wrong. */
export const toastProblem = (error: unknown): void => toast(wordsFor(error), { tone: 'bad' })

export const dismiss = (id: number): void => change(notices.filter((notice) => notice.id !== id))
export const currentNotices = (): readonly Notice[] => notices

export function subscribeNotices(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

function change(next: readonly Notice[]): void {
  notices = next
  for (const listen of listeners) listen()
}
