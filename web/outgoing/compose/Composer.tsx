// Where a mail is written: to whom, about what, the words; kept as they are typed.
import { type DragEvent, type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useApi } from '../../api.ts'
import { ProblemError } from '../../kit/net/problem.ts'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { say as speak, useSay } from '../../words/say.ts'
import { copyOf, type DraftCopy, useCopy } from '../draft/copy.ts'
import { takeTyped } from '../held.ts'
import { useKeptOnLeaving } from '../draft/leaving.ts'
import type { Content, Draft } from '../types.ts'
import { useAttach } from './attach.ts'
import { Below } from './Below.tsx'
import { ComposerFoot } from './ComposerFoot.tsx'
import { ComposerHead } from './ComposerHead.tsx'
import { FileList } from './FileList.tsx'
import { HeadFields } from './HeadFields.tsx'
import { Notices } from './Notices.tsx'
import { closeDraft, discardDraft, sendDraft } from './send.ts'
import { useSayWriting } from './writing.ts'
import './composer.css'
import './fields.css'
import '../outgoing.css'

type Props = { draftId: string; place: 'desk' | 'page'; onGone: () => void }

export function Composer({ draftId, place, onGone }: Props) {
  const { data, error } = useApi('GET /drafts/:id', { id: draftId }, { touchedBy: ['draft'] })
  const draft = data?.id === draftId ? data : undefined
  const isGone = error instanceof ProblemError && error.status === 404
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone, onGone])
  if (!draft) return null
  return <Writing key={draft.id} draft={draft} copy={copyOf(draft)} place={place} />
}

function Writing({ draft, copy, place }: { draft: Draft; copy: DraftCopy; place: Props['place'] }) {
  const { content, standing, notice, savedAt } = useCopy(copy)
  const { coming, attach } = useAttach(draft.id)
  const form = useRef<HTMLFormElement>(null)
  const sending = useSend(draft, copy, form)
  useEffect(() => copy.hear(draft), [copy, draft])
  useKeptOnLeaving(copy)
  useSayWriting(draft.kind === 'forward' ? null : (draft.answers?.conversationId ?? null), content.words)
  useEffect(() => {
    const typed = takeTyped()
    if (typed) copy.change({ words: copy.look().content.words + typed })
  }, [copy])
  const drop = useDrop(attach)
  const isForgotten = coming.length + draft.files.length === 0 && mentionsFile(content.words)
  return (
    <div
      className={`composer ${place === 'desk' ? 'on-desk' : 'in-page'}${drop.over ? ' over' : ''}`}
      role={place === 'desk' ? 'dialog' : 'group'}
      aria-label={nameOf(draft)}
      {...drop.on}
    >
      <form ref={form} noValidate {...sending.on}>
        <ComposerHead
          draft={draft}
          standing={standing}
          savedAt={savedAt}
          onClose={() => void closeDraft(draft, copy)}
        />
        <div className="composer-body">
          <Notices draft={draft} copy={copy} notice={notice} />
          <HeadFields content={content} onChange={(part) => copy.change(part)} />
          <Words content={content} onChange={(words) => copy.change({ words })} onFiles={attach} />
          <Below draft={draft} content={content} onChange={(part) => copy.change(part)} />
          <FileList draftId={draft.id} files={draft.files} coming={coming} />
        </div>
        <ComposerFoot
          problem={sending.problem}
          busy={sending.busy}
          isComing={coming.length > 0}
          isForgotten={isForgotten}
          onFiles={attach}
          onDiscard={() => void discardDraft(draft).catch(toastProblem)}
        />
      </form>
    </div>
  )
}

function nameOf({ kind, answers }: Draft): string {
  if (kind === 'new' || !answers) return speak('outgoing.newMail')
  return speak(kind === 'forward' ? 'outgoing.forward' : 'outgoing.reply')
}

/** Ctrl and Enter send, Escape keeps the draft and closes it. */
function useSend(draft: Draft, copy: DraftCopy, form: RefObject<HTMLFormElement | null>) {
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    // What stands half typed among the recipients belongs to them.
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && form.current?.contains(activeElement)) activeElement.blur()
    setBusy(true)
    setProblem(null)
    await sendDraft(draft, copy).catch(setProblem)
    setBusy(false)
  }
  const on = {
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      void send()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.defaultPrevented) return
      const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
      if (!isSend && event.key !== 'Escape') return
      event.preventDefault()
      void (isSend ? send() : closeDraft(draft, copy))
    },
  }
  return { problem, busy, on }
}

type WordsProps = { content: Content; onChange: (words: string) => void; onFiles: (files: readonly File[]) => void }

/** Grows with what is written; a picture that is pasted is attached. */
function Words({ content: { words, recipients, subject }, onChange, onFiles }: WordsProps) {
  const say = useSay()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isFirst] = useState(recipients.length > 0 && subject !== '')
  useEffect(() => {
    const { current } = field
    if (!isFirst || !current) return
    current.focus()
    current.setSelectionRange(current.value.length, current.value.length)
  }, [isFirst])
  return (
    <textarea
      ref={field}
      className="words"
      aria-label={say('outgoing.text')}
      dir="auto"
      value={words}
      onChange={(event) => onChange(event.target.value)}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return
        event.preventDefault()
        onFiles([...event.clipboardData.files])
      }}
    />
  )
}

const mentionsFile = (words: string): boolean => /\b(?:attach(?:ed|ment)|enclosed)\b/i.test(words.slice(0, 20_000))

/** Files dropped onto it are attached, wherever else the page would take them. */
function useDrop(attach: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false)
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const on = {
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(false)
      attach([...event.dataTransfer.files])
    },
  }
  return { over, on }
}
