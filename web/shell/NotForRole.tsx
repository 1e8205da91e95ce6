// A place that the member's role does not include: which right it takes, who can give it, and the way back.
import { Link } from '@tanstack/react-router'
import { useApi } from '../api.ts'
import { Page } from '../kit/page/Page.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { formatList } from '../words/format.ts'
import { say, sayCode, useVoice } from '../words/say.ts'
import { type Here, useHere } from './here.ts'

export function NotForRole({ right }: { right: Here['rights'][number] }) {
  useVoice()
  const role = useHere().data?.member?.role ?? ''
  const members = useApi('GET /members', {}, { touchedBy: ['member'], staleTime: 60_000 }).data?.items ?? []
  const owners = members.filter((one) => one.role === 'owner' && one.status === 'active').map(({ name }) => name)
  return (
    <Page title={say('shell.notForRole')}>
      <EmptyState
        title={say('shell.yourRole', { role: sayCode('workspace', `role_${role}`) })}
        action={
          <>
            <Link className="button" to="/">
              {say('shell.home')}
            </Link>
            <Link className="button" to="/settings" search={{ section: 'members' } as never}>
              {say('shell.whatRolesMay')}
            </Link>
          </>
        }
      >
        {say('shell.notIncluded', {
          right: say(`workspace.right_${right}`),
          names: owners.length > 0 ? formatList(owners, 'disjunction') : say('shell.anOwner'),
        })}
      </EmptyState>
    </Page>
  )
}
