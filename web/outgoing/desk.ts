// Which draft lies open, and where: on the desk over the page, or in a place of the page that asked for it.
import { useEffect, useSyncExternalStore } from 'react'
import { call, queries, type Takes } from '../api.ts'
import { toast, toastProblem } from '../kit/overlay/toast.ts'
import { say } from '../words/say.ts'
import { holdTyping, letGo } from './held.ts'
import type { Recipient } from './types.ts'

/** `conversationId`: of the message it answers. `mail`: no mailbox can send; whom and about what one's own programme could be asked to write. */
export type Open =
  | { draftId: string; conversationId: string | null }
  | { draftId: null; mail: { address: string; subject: string } }

let open: Open | null = null
const places = new Map<string, number>()
const listeners = new Set<() => void>()

function change(next: Open | null): void {
  open = next
  for (const listen of listeners) listen()
}

const subscribe = (listen: () => void) => {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

export const useOpen = (): Open | null => useSyncExternalStore(subscribe, () => open)

/** Whether a place of the page shows answers in this conversation; then they do not lie on the desk. */
export function usePlaced(conversationId: string | null): boolean {
  return useSyncExternalStore(subscribe, () => conversationId !== null && (places.get(conversationId) ?? 0) > 0)
}

/** Answers in this conversation are shown here as long as it is drawn. */
export function useHoldPlace(conversationId: string): void {
  useEffect(() => {
    places.set(conversationId, (places.get(conversationId) ?? 0) + 1)
    change(open)
    return () => {
      places.set(conversationId, (places.get(conversationId) ?? 1) - 1)
      change(open)
    }
  }, [conversationId])
}

export function closeDesk(): void {
  letGo()
  change(null)
}
export const showDraft = (draftId: string, conversationId: string | null): void => change({ draftId, conversationId })

type Wish = Takes<'POST /drafts'> & { conversationId?: string; subject?: string }

/** Begins a mail, or goes on with the answer begun; where no mailbox can send, says what can be done instead. */
export async function beginDraft({ conversationId, subject = '', ...wish }: Wish): Promise<void> {
  const senders = await queries.fetchQuery({
    queryKey: ['GET /senders', {}],
    queryFn: () => call('GET /senders', {}),
    staleTime: 60_000,
  })
  if (senders.items.length === 0) {
    letGo()
    return change({ draftId: null, mail: { address: wish.recipients?.[0]?.address ?? '', subject } })
  }
  const { id, leftOut } = await call('POST /drafts', wish)
  await queries.invalidateQueries({ queryKey: ['GET /drafts/:id', { id }] })
  void queries.invalidateQueries({ queryKey: ['GET /drafts'] })
  showDraft(id, wish.kind === 'forward' ? null : (conversationId ?? null))
  if (leftOut > 0) toast(say('outgoing.leftOut', { n: leftOut }))
}

/** What is typed before it is there is not lost: it goes into the answer. */
export function begin(wish: Wish): void {
  if (wish.kind === 'reply' || wish.kind === 'replyAll') holdTyping()
  const failed = (error: unknown) => {
    letGo()
    toastProblem(error)
  }
  beginDraft(wish).catch(failed)
}

/** A new mail to this address, or to nobody yet. */
export function writeTo(recipient?: Pick<Recipient, 'name' | 'address'>): void {
  begin({ kind: 'new', ...(recipient ? { recipients: [{ part: 'to', ...recipient }] } : {}) })
}
