// The link lets nobody in (any more): why, and what to do.
import { LinkButton } from '../../kit/action/LinkButton.tsx'
import { useHere } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { BarePage } from '../BarePage.tsx'
import type { Over } from './invited.ts'

const words = {
  invitation_used: 'invitation.over_used',
  invitation_revoked: 'invitation.over_revoked',
  invitation_expired: 'invitation.over_expired',
  invitation_unknown: 'invitation.over_unknown',
} as const satisfies Record<Over, string>

export function InvitationOver({ why }: { why: Over }) {
  const say = useSay()
  const isIn = useHere().data?.state === 'in'
  return (
    <BarePage title={say(words[why])} sub={say(`${words[why]}_why`)} small>
      <LinkButton to={isIn ? '/' : '/sign-in'}>{say(isIn ? 'shell.home' : 'workspace.signIn')}</LinkButton>
    </BarePage>
  )
}
