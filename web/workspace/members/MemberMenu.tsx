// What an owner can do with a member: change, let go, take back, or give an account to a colleague known from mail.
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { Confirm } from '../../kit/overlay/Confirm.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { Menu } from '../../kit/overlay/Menu.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { useSay } from '../../words/say.ts'
import { AdmitDialog } from './AdmitDialog.tsx'
import { type MemberDraft, MemberFields } from './MemberFields.tsx'
import type { Member } from './member.ts'

type Opened = 'nothing' | 'change' | 'leave' | 'admit'

export function MemberMenu({ member }: { member: Member }) {
  const say = useSay()
  const { id, name, status } = member
  const [opened, open] = useState<Opened>('nothing')
  const openOrClose = (what: Opened) => (isOpen: boolean) => open(isOpen ? what : 'nothing')
  const goBack = useChange('POST /members/:id/return')
  const leave = useChange('POST /members/:id/leave', {
    onSuccess: () => toast(say('workspace.memberLeft', { name }), { undo: () => goBack.mutateAsync({ id }) }),
  })
  const takeBack = () => goBack.mutate({ id }, { onSuccess: () => toast(say('workspace.memberReturned', { name })) })
  const change = { label: say('workspace.memberChange', { name }), onChoose: () => open('change') }
  const letGo = { label: say('workspace.memberLeave', { name }), danger: true, onChoose: () => open('leave') }
  const give = { label: say('workspace.memberGive', { name }), onChoose: () => open('admit') }
  const items = {
    active: [change, letGo],
    known: [give, change, letGo],
    left: [{ label: say('workspace.memberReturn', { name }), onChoose: takeBack }],
  }
  return (
    <>
      <Menu
        label={name}
        align="end"
        trigger={
          <IconButton label={say('workspace.memberMore', { name })}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
        items={items[status]}
      />
      <Dialog
        open={opened === 'change'}
        onOpenChange={openOrClose('change')}
        title={say('workspace.memberChange', { name })}
      >
        <ChangeForm member={member} onDone={() => open('nothing')} />
      </Dialog>
      <Confirm
        open={opened === 'leave'}
        onOpenChange={openOrClose('leave')}
        title={say('workspace.memberLeaveTitle', { name })}
        description={say('workspace.memberLeaveText')}
        confirm={say('workspace.memberLeave', { name })}
        danger
        onConfirm={() => {
          open('nothing')
          leave.mutate({ id })
        }}
      />
      <AdmitDialog colleague={member} open={opened === 'admit'} onOpenChange={openOrClose('admit')} />
    </>
  )
}

function ChangeForm({ member, onDone }: { member: Member; onDone: () => void }) {
  const say = useSay()
  const { id, name, role, departmentId } = member
  const form = useForm<MemberDraft>({ defaultValues: { name, role, departmentId: departmentId ?? '', email: '' } })
  const [error, setError] = useState<unknown>(null)
  const change = useChange('PATCH /members/:id', {
    onError: (problem) => setError(showProblem(form, problem) ? null : problem),
  })
  const save = (draft: MemberDraft) =>
    change.mutate(
      { id, name: draft.name, role: draft.role, departmentIds: draft.departmentId ? [draft.departmentId] : [] },
      {
        onSuccess: () => {
          onDone()
          const undo = () => change.mutateAsync({ id, name, role, departmentIds: member.departmentIds })
          toast(say('workspace.memberChanged', { name: draft.name }), { undo })
        },
      },
    )
  return (
    <Form
      onSubmit={form.handleSubmit(save)}
      error={error}
      actions={
        <>
          <Button onClick={onDone}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={change.isPending}>
            {say('workspace.save')}
          </Button>
        </>
      }
    >
      <MemberFields form={form} email={false} />
    </Form>
  )
}
