// Who has a conversation, and the way to give it to somebody; `i` takes it, `a` asks who.
import { UserRound } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { useHere, useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { AssignedTag } from './AssignedTag.tsx'
import { useTake } from './assign.ts'
import { wordsOf } from './assigned.ts'

export function AssignButton({ conversationId }: { conversationId: string }) {
  const say = useSay()
  const mayEdit = useRight('editCustomers')
  const myId = useHere().data?.member?.id
  const [isOpen, open] = useState(false)
  const take = useTake()
  const { data } = useApi('GET /conversations/:id/assignment', { id: conversationId }, { touchedBy: touching })
  const now = data?.now ?? null
  useShortcut('i', say('follow.takeKey'), () => take(conversationId, now), { when: mayEdit && data !== undefined })
  useShortcut('a', say('follow.whoAnswers'), () => open(true), { when: mayEdit && data !== undefined })
  if (!data) return null
  if (!mayEdit) return now && <AssignedTag assigned={now} />
  return (
    <>
      <Button icon={<UserRound size={14} aria-hidden />} onClick={() => open(true)}>
        {now && !now.lapsed ? wordsOf(now, myId) : say('follow.whoAnswers')}
      </Button>
      {isOpen && <AssignDialog conversationId={conversationId} assigned={now} onClose={() => open(false)} />}
    </>
  )
}

/** Who leaves, or may not read any more, has it no more. */
const touching = ['assignment', 'member', 'department', 'interaction', 'conversation']
