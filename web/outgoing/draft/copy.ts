// The working copy of a draft in this page: what is typed goes into it at once, and from it to the server a moment later.
import { useSyncExternalStore } from 'react'
import { call } from '../../api.ts'
import { ProblemError } from '../../kit/net/problem.ts'
import type { Content, Draft } from '../types.ts'

const restMs = 800
const againMs = 4000
/** What a page that is closing may still send (Fetch, 4.6). */
const mostKeptAlive = 60_000

export type Standing = 'saved' | 'unsaved' | 'saving' | 'failed'
/** `adopted`: it was changed elsewhere, and this is that. `replaced`: what was changed elsewhere was replaced by this. */
export type Notice = 'adopted' | 'replaced' | null
export type Seen = { content: Content; standing: Standing; notice: Notice; savedAt: string }

const copies = new Map<string, DraftCopy>()

/** The copy of this draft in this page; made of what the server says where there is none. */
export function copyOf(draft: Draft): DraftCopy {
  const known = copies.get(draft.id)
  if (known) return known
  const made = new DraftCopy(draft)
  copies.set(draft.id, made)
  return made
}

/** A file that was attached or taken off here made this version. */
export const noteFile = (id: string, { version }: { version: number }): void => copies.get(id)?.made(version)

export const forgetCopy = (id: string): void => {
  copies.get(id)?.stop()
  copies.delete(id)
}

export const useCopy = (copy: DraftCopy): Seen => useSyncExternalStore(copy.subscribe, copy.look)

export class DraftCopy {
  readonly #id: string
  /** The save that these words go on from. */
  #version: number
  /** Up to here everything that was changed of the draft, here or elsewhere, is before the member's eyes. */
  #shown: number
  #seen: Seen
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  readonly #listeners = new Set<() => void>()

  constructor(draft: Draft) {
    this.#id = draft.id
    this.#version = draft.version
    this.#shown = draft.version
    this.#seen = {
      content: contentOf(draft),
      standing: 'saved',
      notice: null,
      savedAt: draft.savedAt,
    }
  }

  look = (): Seen => this.#seen
  subscribe = (listen: () => void): (() => void) => {
    this.#listeners.add(listen)
    return () => this.#listeners.delete(listen)
  }

  /** The version that is before the member's eyes: its words and its files. */
  get version(): number {
    return this.#shown
  }

  /** A change of one's own made this version; where it is not the next one, something else was changed that is not shown yet. */
  made(version: number): void {
    if (version === this.#shown + 1) this.#shown = version
  }

  change(part: Partial<Content>): void {
    this.#set({ content: { ...this.#seen.content, ...part }, standing: 'unsaved' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), restMs)
  }

  /** What the server says; a newer version from elsewhere is taken over, unless something typed here has not been saved: that wins. Its files are shown as they come. */
  hear(draft: Draft): void {
    this.#shown = Math.max(this.#shown, draft.version)
    const isNews = draft.version > this.#version && this.#running === null && this.#seen.standing === 'saved'
    if (!isNews) return
    this.#version = draft.version
    const content = contentOf(draft)
    const notice = isSame(content, this.#seen.content) ? this.#seen.notice : 'adopted'
    this.#set({ content, notice, savedAt: draft.savedAt })
  }

  /** Takes what the server says, whatever is here. */
  take(draft: Draft): void {
    this.stop()
    this.#version = draft.version
    this.#shown = draft.version
    this.#set({ content: contentOf(draft), standing: 'saved', notice: null, savedAt: draft.savedAt })
  }

  dismiss(): void {
    this.#set({ notice: null })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** Saves what is not saved yet; resolves once it is, or could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#running) await this.#running
    if (this.#seen.standing === 'saved') return
    this.#running = this.#save().finally(() => (this.#running = null))
    await this.#running
    if (this.#seen.standing === 'unsaved') await this.flush()
  }

  /** As the page goes: nobody waits for the answer. */
  flushLeaving(): void {
    if (this.#seen.standing === 'saved' || this.#running) return
    const body = JSON.stringify({ version: this.#version, ...this.#seen.content })
    if (body.length > mostKeptAlive) return void this.flush()
    clearTimeout(this.#timer)
    const headers = { 'content-type': 'application/json', 'x-kith': '1' }
    void fetch(`/api/drafts/${this.#id}`, { method: 'PUT', keepalive: true, headers, body })
  }

  async #save(): Promise<void> {
    const { content } = this.#seen
    this.#set({ standing: 'saving' })
    try {
      const saved = await call('PUT /drafts/:id', { id: this.#id, version: this.#version, ...content })
      this.#version = saved.version
      this.made(saved.version)
      const standing = this.#seen.content === content ? 'saved' : 'unsaved'
      this.#set({ standing, savedAt: saved.savedAt, ...(saved.replaced ? { notice: 'replaced' } : {}) })
    } catch (error) {
      const isGone = error instanceof ProblemError && error.status === 404
      this.#set({ standing: isGone ? 'saved' : 'failed' })
      if (!isGone) this.#timer = setTimeout(() => void this.flush(), againMs)
    }
  }

  #set(part: Partial<Seen>): void {
    this.#seen = { ...this.#seen, ...part }
    for (const listen of this.#listeners) listen()
  }
}

const contentOf = ({ sourceId, recipients, subject, words, quotes, signs }: Draft): Content => ({
  sourceId,
  recipients,
  subject,
  words,
  quotes,
  signs,
})

const isSame = (one: Content, other: Content): boolean => JSON.stringify(one) === JSON.stringify(other)
