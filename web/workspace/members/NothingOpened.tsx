// A guest to whom nothing has been opened yet: who can.
import { useApi } from '../../api.ts'
import { EmptyState } from '../../kit/state/EmptyState.tsx'
import { formatList } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'

const mostNamed = 4

export function NothingOpened() {
  const say = useSay()
  const members = useApi('GET /members', {}, { touchedBy: ['member'], staleTime: 60_000 }).data?.items ?? []
  const names = (['owner', 'manager'] as const)
    .flatMap((role) => members.filter((one) => one.role === role && one.status === 'active'))
    .map(({ name }) => name)
    .slice(0, mostNamed)
  return (
    <EmptyState title={say('workspace.guestTitle')}>
      {say('workspace.guestText', {
        names: names.length > 0 ? formatList(names, 'disjunction') : say('shell.anOwner'),
      })}
    </EmptyState>
  )
}
