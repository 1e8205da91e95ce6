// What the link of an invitation leads to: who invites, to which company, as what; and joining.
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { Skeleton } from '../kit/state/Skeleton.tsx'
import { useHere } from '../shell/here.ts'
import { formatWhen } from '../words/date.ts'
import { formatList } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { BarePage } from './BarePage.tsx'
import { InvitationOver } from './join/InvitationOver.tsx'
import { type Invited, overOf, useInvited } from './join/invited.ts'
import { JoinSignedIn } from './join/JoinSignedIn.tsx'
import { JoinSignedOut } from './join/JoinSignedOut.tsx'

export function JoinPage() {
  const say = useSay()
  const token = useLocation({ select: ({ hash }) => hash })
  const here = useHere()
  const invited = useInvited(token)
  const [problem, setProblem] = useState<unknown>(null)
  const over = token === '' ? 'invitation_unknown' : overOf(invited.error)
  if (over) return <InvitationOver why={over} />
  if (!invited.data || !here.data) {
    const error = invited.error ?? here.error
    const retry = () => Promise.all([invited.refetch(), here.refetch()])
    return (
      <BarePage title={say('invitation.joinLoading')} small>
        {error ? <ErrorState error={error} retry={retry} /> : <Skeleton lines={5} />}
      </BarePage>
    )
  }
  const { by, workspace } = invited.data
  return (
    <BarePage key={token} title={say('invitation.joinTitle', { by, workspace })} sub={<As {...invited.data} />} small>
      {here.data.state === 'in' ? (
        <JoinSignedIn invited={invited.data} here={here.data} problem={problem} onProblem={setProblem} />
      ) : (
        <JoinSignedOut invited={invited.data} onProblem={setProblem} />
      )}
    </BarePage>
  )
}

function As({ workspace, role, departments, expiresAt }: Invited) {
  const say = useSay()
  const sentences = [
    say('invitation.joinWhat', { workspace }),
    say('invitation.joinAs', { role, n: departments.length, names: formatList(departments) }),
    say('invitation.joinUntil', { when: formatWhen(expiresAt) }),
  ]
  return <>{sentences.join(' ')}</>
}
