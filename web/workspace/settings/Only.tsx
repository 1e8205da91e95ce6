// Tells who may change what one may only look at.
import { type Here, useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'

export function Only({ right }: { right: Here['rights'][number] }) {
  const say = useSay()
  const may = useRight(right)
  if (may) return null
  return <p className="note">{say('workspace.only', { roles: right === 'manageMembers' ? 'owner' : 'manager' })}</p>
}
