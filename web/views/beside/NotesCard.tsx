// What we wrote down about a customer, and room for more.
import { X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useCallback, useState } from 'react'
import { call, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { TextArea } from '../../kit/form/TextField.tsx'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Kbd } from '../../kit/show/Kbd.tsx'
import { useRight } from '../../shell/here.ts'
import { formatWhen } from '../../words/date.ts'
import { useSay } from '../../words/say.ts'
import { useNoteBegun } from '../note.ts'
import type { Customer } from '../types.ts'

export function NotesCard({ customer }: { customer: Customer }) {
  const say = useSay()
  const mayEdit = useRight('editCustomers')
  const [writing, setWriting] = useState(false)
  // Left with Escape, what was begun is there again the next time.
  const [words, setWords] = useState('')
  const begin = useCallback(() => setWriting(true), [])
  const done = () => {
    setWriting(false)
    // The field that had it is gone.
    document.getElementById('page')?.focus({ preventScroll: true })
  }
  useNoteBegun(begin)
  useShortcut('n', say('views.noteWrite'), begin, { when: mayEdit })
  const remove = useChange('DELETE /notes/:id', {
    onSuccess: (_, { id }) => toast(say('views.noteRemoved'), { undo: () => call('POST /notes/:id/return', { id }) }),
  })
  return (
    <Card title={say('views.notes')} empty={customer.notes.length === 0 && !writing}>
      {writing && <Writing customer={customer} words={words} onWords={setWords} onDone={done} />}
      {customer.notes.map(({ id, words, writtenAt, by }) => (
        <div key={id} className="row note">
          <div>
            <div className="said" dir="auto">
              {words}
            </div>
            <small>
              {by ? say('views.noteBy', { name: by.name, when: formatWhen(writtenAt) }) : formatWhen(writtenAt)}
            </small>
          </div>
          {mayEdit && (
            <IconButton label={say('views.noteRemove')} onClick={() => remove.mutate({ id })}>
              <X size={14} />
            </IconButton>
          )}
        </div>
      ))}
    </Card>
  )
}

const goToEnd = (field: HTMLTextAreaElement | null) => field?.setSelectionRange(field.value.length, field.value.length)

type WritingProps = { customer: Customer; words: string; onWords: (words: string) => void; onDone: () => void }

function Writing({ customer: { id, name }, words, onWords, onDone }: WritingProps) {
  const say = useSay()
  const add = useChange('POST /customers/:id/notes', {
    onSuccess: ({ id: noteId }) => {
      toast(say('views.noteKept', { name }), { undo: () => call('DELETE /notes/:id', { id: noteId }) })
      onWords('')
      onDone()
    },
  })
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() && !add.isPending) add.mutate({ id, words })
  }
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone()
  }
  return (
    <form className="note-form" onSubmit={keep} onKeyDown={leaveByKey}>
      <TextArea
        label={say('views.noteLabel')}
        value={words}
        autoFocus
        ref={goToEnd}
        maxLength={20_000}
        onChange={(event) => onWords(event.target.value)}
      />
      <div className="cluster">
        <Button type="submit" tone="primary" small busy={add.isPending} disabled={!words.trim()}>
          {say('views.noteKeep')}
        </Button>
        <Kbd keys="mod+Enter" />
        <Button
          small
          tone="quiet"
          onClick={() => {
            onWords('')
            onDone()
          }}
        >
          {say('views.cancel')}
        </Button>
      </div>
    </form>
  )
}
