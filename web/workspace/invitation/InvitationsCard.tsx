// The invitations with which somebody can still join, each to be withdrawn.
import type { MouseEvent } from 'react'
import { useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import { formatWhen } from '../../words/date.ts'
import { formatList } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import { roleWords } from '../members/role.ts'
import type { Invitation } from './link.ts'

export function InvitationsCard() {
  const say = useSay()
  const open = useApi('GET /invitations', {}, { touchedBy: ['invitation', 'member', 'department'] })
  if (open.error && !open.data) return <ErrorState error={open.error} retry={open.refetch} />
  const items = open.data?.items ?? []
  return (
    <Card title={say('invitation.open')} note={say('invitation.openNote')} empty={items.length === 0}>
      {items.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </Card>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const say = useSay()
  const { id, email, role, departmentIds, uses, mostUses, madeBy, expiresAt } = invitation
  const departments = useApi('GET /departments', {}, { touchedBy: ['department', 'member'] }).data?.items ?? []
  const names = departments.filter((one) => departmentIds.includes(one.id)).map(({ name }) => name)
  const giveAgain = useChange('POST /invitations/:id/return')
  const withdraw = useChange('DELETE /invitations/:id', {
    onSuccess: () => toast(say('invitation.withdrawn'), { undo: () => giveAgain.mutateAsync({ id }) }),
  })
  const roleName = say(roleWords[role].name)
  const small = [
    roleName,
    ...(names.length > 0 ? [formatList(names)] : []),
    ...(email ? [] : [say('invitation.uses_left', { left: mostUses - uses })]),
    say('invitation.until', { when: formatWhen(expiresAt) }),
    ...(madeBy ? [say('invitation.by', { name: madeBy })] : []),
  ]
  return (
    <Row
      title={email ? <span translate="no">{email}</span> : say('invitation.several')}
      small={small.join(' · ')}
      right={
        <Button
          small
          busy={withdraw.isPending}
          aria-label={
            email ? say('invitation.withdrawOne', { email }) : say('invitation.withdrawSeveral', { role: roleName })
          }
          onClick={(event) => {
            goOn(event)
            withdraw.mutate({ id })
          }}
        >
          {say('invitation.withdraw')}
        </Button>
      }
    />
  )
}

/** The row goes: the focus is at the next one, or at the page, before it does. */
function goOn({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const row = currentTarget.closest('.row')
  const beside = [row?.nextElementSibling, row?.previousElementSibling]
  const next = beside.map((one) => one?.querySelector<HTMLElement>('.r > button')).find(Boolean)
  ;(next ?? document.getElementById('page'))?.focus({ preventScroll: true })
}
