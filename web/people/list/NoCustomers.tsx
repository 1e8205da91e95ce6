// Nobody in the list: why, and what to do about it.
import { Button } from '../../kit/action/Button.tsx'
import { LinkButton } from '../../kit/action/LinkButton.tsx'
import { EmptyState } from '../../kit/state/EmptyState.tsx'
import { useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { useIsGuest, useNothingOpened } from '../../workspace/members/guest.ts'
import { NothingOpened } from '../../workspace/members/NothingOpened.tsx'
import { everyone, isNarrowed, type LookProps } from './look.ts'

export function NoCustomers({ look, onLook }: LookProps) {
  const say = useSay()
  const mayBring = useRight('bringSources')
  const isGuest = useIsGuest()
  const isNothingOpened = useNothingOpened()
  const all = <Button onClick={() => onLook({ ...everyone, kind: look.kind })}>{say('people.clear')}</Button>
  if (isNothingOpened) return <NothingOpened />
  if (isNarrowed(look) || (isGuest && look.show === 'everyone'))
    return (
      <EmptyState title={say('people.noneTitle')} action={all}>
        {say('people.noneText')}
      </EmptyState>
    )
  if (look.show === 'mine')
    return (
      <EmptyState title={say('people.noneMine')} action={all}>
        {!isGuest && say('people.noneMineText')}
      </EmptyState>
    )
  if (look.show === 'fresh') return <EmptyState title={say('people.noneFresh')} action={all} />
  if (look.show === 'unowned') return <EmptyState title={say('people.noneUnowned')} action={all} />
  if (look.show === 'removed') return <EmptyState title={say('people.noneRemoved')} action={all} />
  return (
    <EmptyState
      title={say('people.emptyTitle')}
      action={
        mayBring && (
          <LinkButton tone="primary" to="/channels" search={{ bring: 'yes' } as never}>
            {say('people.emptyBring')}
          </LinkButton>
        )
      }
    >
      {say('people.emptyText')}
    </EmptyState>
  )
}
