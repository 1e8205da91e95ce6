// A note to colleagues among the messages of a conversation: plainly nothing that was sent.
import { Lock, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { call, queries } from '../../api.ts'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { Time } from '../../kit/show/Time.tsx'
import { useHere } from '../../shell/here.ts'
import { formatDateTime, formatWhen } from '../../words/date.ts'
import { Sentence } from '../../words/Sentence.tsx'
import { say as speak, useSay } from '../../words/say.ts'
import { parts } from './named.ts'
import type { Remark } from './remark.ts'
import { RemarkForm, type Written } from './RemarkForm.tsx'

type Props = { conversationId: string; remark: Remark; chosen: boolean }

export function RemarkCard({ conversationId, remark, chosen }: Props) {
  const say = useSay()
  const isOwn = useHere().data?.member?.id === remark.by.id
  const [words, setWords] = useState<string | null>(null)
  const { id, at, by, changedAt } = remark
  const leave = () => {
    setWords(null)
    document.getElementById(id)?.focus({ preventScroll: true })
  }
  const name = (
    <b translate="no" dir="auto">
      {by.name}
    </b>
  )
  return (
    <article
      id={id}
      tabIndex={-1}
      aria-label={say('follow.remarkOf', { when: formatDateTime(at) })}
      className={`card message remark${chosen ? ' chosen' : ''}`}
    >
      <header>
        <div className="who">
          <Sentence of="follow.remarkBy" values={{ name }} />{' '}
          <small>
            <Lock size={11} aria-hidden /> {say('follow.remarkNotSent')}
            {changedAt && ` · ${say('follow.remarkEdited', { when: formatWhen(changedAt) })}`}
          </small>
        </div>
        <Time at={at} as="dateTime" />
        {isOwn && words === null && (
          <div className="acts">
            <IconButton label={say('follow.remarkEdit')} onClick={() => setWords(remark.words)}>
              <Pencil size={14} aria-hidden />
            </IconButton>
            <IconButton label={say('follow.remarkRemove')} onClick={() => void remove(id)}>
              <X size={15} aria-hidden />
            </IconButton>
          </div>
        )}
      </header>
      {words === null ? (
        <div className="said" dir="auto">
          {parts(remark.words, remark.to).map(({ text, name }, index) => (name ? <b key={index}>{text}</b> : text))}
        </div>
      ) : (
        <RemarkForm
          conversationId={conversationId}
          words={words}
          onWords={setWords}
          named={remark.to.map((one) => one.id)}
          send={(written) => change(remark, written)}
          onDone={leave}
          onLeave={leave}
        />
      )}
    </article>
  )
}

async function change({ id, words, to }: Remark, written: Written): Promise<void> {
  await again(call('PATCH /remarks/:id', { id, words: written.words, to: written.to }))
  const former = { id, words, to: to.map((one) => one.id) }
  toast(speak('follow.remarkChanged'), { undo: () => again(call('PATCH /remarks/:id', former)) })
}

async function remove(id: string): Promise<void> {
  try {
    await again(call('DELETE /remarks/:id', { id }))
    toast(speak('follow.remarkRemoved'), { undo: () => again(call('POST /remarks/:id/return', { id })) })
    document.getElementById('page')?.focus({ preventScroll: true })
  } catch (error) {
    toastProblem(error)
  }
}

/** Once it is done, what is on screen is fetched again. */
async function again(done: Promise<unknown>): Promise<void> {
  await done
  await queries.invalidateQueries()
}
