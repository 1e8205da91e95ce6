// Writes a note to colleagues, or writes it anew.
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { ProblemError, wordsFor } from '../../kit/net/problem.ts'
import { Kbd } from '../../kit/show/Kbd.tsx'
import { formatList } from '../../words/format.ts'
import { say as speak, useSay } from '../../words/say.ts'
import { NameField } from './NameField.tsx'
import { namedIn } from './named.ts'
import { type Circle, useNameable } from './remark.ts'

export type Written = { words: string; to: string[]; under?: string }
type Props = {
  conversationId: string
  words: string
  onWords: (words: string) => void
  /** Those it named before it was written anew. */
  named?: readonly string[]
  send: (written: Written) => Promise<unknown>
  onDone: () => void
  onLeave: () => void
}

export function RemarkForm({ conversationId, words, onWords, named, send, onDone, onLeave }: Props) {
  const say = useSay()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(named))
  const [under, setUnder] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const isNew = named === undefined
  const { names, refused, circles } = useNameable(conversationId, under)
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (!words.trim() || isSending) return
    setSending(true)
    const to = namedIn(words, [...names, ...refused], chosen).map(({ id }) => id)
    await send({ words, to, ...(under ? { under } : {}) }).then(onDone, setProblem)
    setSending(false)
  }
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing && !event.defaultPrevented) onLeave()
  }
  return (
    <form className="remark-form" onSubmit={(event) => void keep(event)} onKeyDown={leaveByKey}>
      <NameField
        label={say('follow.remarkLabel')}
        hint={say(circles.length > 1 ? 'follow.remarkHintCircle' : 'follow.remarkHint')}
        error={problem ? told(problem) : undefined}
        value={words}
        onChange={(next) => {
          setProblem(null)
          onWords(next)
        }}
        onChosen={(id) => setChosen(new Set([...chosen, id]))}
        names={names}
        refused={refused}
      />
      {isNew && circles.length > 1 && (
        <Select
          label={say('follow.remarkFor')}
          value={under || (circles[0]?.interactionId ?? '')}
          onChange={(event) => setUnder(event.target.value)}
          options={circles.map((circle) => ({
            value: circle.interactionId,
            label: labelOf(circle, circles, [...names, ...refused]),
          }))}
        />
      )}
      <div className="cluster">
        <Button type="submit" tone="primary" small busy={isSending} disabled={!words.trim()}>
          {say(isNew ? 'follow.remarkKeep' : 'follow.remarkSave')}
        </Button>
        <Kbd keys="mod+Enter" />
        <Button small tone="quiet" onClick={onLeave}>
          {say('follow.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Of those whom it names and who may not read it the names. */
function told(problem: unknown): string {
  const names = problem instanceof ProblemError ? problem.errors.flatMap(({ detail }) => detail ?? []) : []
  return [formatList(names), wordsFor(problem)].filter(Boolean).join(': ')
}

const mostNames = 3

function labelOf(
  { memberIds, messages }: Circle,
  circles: readonly Circle[],
  people: readonly { id: string; name: string }[],
) {
  const all = people.filter(({ id }) => memberIds.includes(id)).map(({ name }) => name)
  const more = memberIds.length - mostNames
  const names =
    more > 0 ? speak('views.andOthers', { names: all.slice(0, mostNames).join(', '), n: more }) : formatList(all)
  const readsAll = circles.every((other) => memberIds.every((id) => other.memberIds.includes(id)))
  return readsAll ? speak('follow.remarkCircleAll', { names }) : speak('follow.remarkCircle', { names, n: messages })
}
