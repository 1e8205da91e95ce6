// Chooses who answers a conversation: oneself, a colleague who may read it, a department of those, nobody.
import { useState } from 'react'
import { type Gives, useApi } from '../../api.ts'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { Skeleton } from '../../kit/state/Skeleton.tsx'
import '../../people/people.css'
import { useHere } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { assign, type Target } from './assign.ts'
import { type Assigned, isMine } from './assigned.ts'

type Props = { conversationId: string; assigned: Assigned | null; onClose: () => void }
type Option = { to: Exclude<Target, 'nobody'>; small?: string; refused?: string }
const mostShown = 50

export function AssignDialog(props: Props) {
  const say = useSay()
  return (
    <Dialog
      open
      onOpenChange={(open) => open || props.onClose()}
      title={say('follow.whoAnswers')}
      description={say('follow.whoAnswersWhy')}
    >
      <Choice {...props} />
    </Dialog>
  )
}

function Choice({ conversationId, assigned, onClose }: Props) {
  const say = useSay()
  const [text, setText] = useState('')
  const me = useHere().data?.member
  const wanted = text.trim().toLocaleLowerCase()
  const all = useOptions(conversationId)
  const options = all?.filter(({ to }) => to.name.toLocaleLowerCase().includes(wanted)) ?? []
  const [open, refused] = [options.filter((one) => !one.refused), options.filter((one) => one.refused)]
  const choose = (to: Target) => {
    void assign(conversationId, to, assigned, me?.id)
    onClose()
  }
  return (
    <form
      className="choose"
      onSubmit={(event) => {
        event.preventDefault()
        if (open[0]) choose(open[0].to)
      }}
    >
      <input
        className="input"
        autoFocus
        aria-label={say('follow.whoAnswersFind')}
        placeholder={say('follow.whoAnswersFind')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {!all && (
        <div className="assignable">
          <Skeleton lines={5} height={19} />
        </div>
      )}
      <ul className="assignable" hidden={!all}>
        {open.slice(0, mostShown).map(({ to, small }) => (
          <li key={to.id}>
            <button type="button" aria-pressed={isMine(assigned, to.id)} onClick={() => choose(to)}>
              <span translate="no">{to.id === me?.id ? say('follow.you', { name: to.name }) : to.name}</span>
              {small && <small>{small}</small>}
            </button>
          </li>
        ))}
        {wanted &&
          refused.slice(0, mostShown).map(({ to, refused }) => (
            <li key={to.id} className="refused">
              <span translate="no">{to.name}</span> <small>{refused}</small>
            </li>
          ))}
        {!wanted && (
          <li className="apart">
            <button type="button" aria-pressed={!assigned} onClick={() => choose('nobody')}>
              {say('follow.nobody')}
            </button>
          </li>
        )}
      </ul>
    </form>
  )
}

/** Oneself first, then departments, then colleagues; those to whom it cannot be given with the reason. Null until they are known. */
function useOptions(conversationId: string): Option[] | null {
  const say = useSay()
  const myId = useHere().data?.member?.id
  const { data: readers } = useApi('GET /conversations/:id/readers', { id: conversationId })
  const { data: all } = useApi('GET /members', {}, { touchedBy: ['member'], staleTime: 60_000 })
  if (!readers) return null
  const option = ({ id, name, mayAnswer }: Gives<'GET /conversations/:id/readers'>['members'][number]): Option => ({
    to: { kind: 'member', id, name },
    ...(mayAnswer ? {} : { refused: say('follow.mayNotAnswer') }),
  })
  const members = readers.members.map(option)
  const isReader = (id: string) => readers.members.some((one) => one.id === id)
  const others = (all?.items ?? []).filter(({ id, status }) => status === 'active' && !isReader(id))
  return [
    ...members.filter(({ to }) => to.id === myId),
    ...readers.departments.map(
      ({ id, name }): Option => ({ to: { kind: 'department', id, name }, small: say('follow.departmentHint') }),
    ),
    ...members.filter(({ to }) => to.id !== myId),
    ...others.map(({ id, name }): Option => ({ to: { kind: 'member', id, name }, refused: say('follow.mayNotRead') })),
  ]
}
