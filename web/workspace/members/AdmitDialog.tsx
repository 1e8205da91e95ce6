// Gives somebody of the company an account here; their first password is shown once.
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { type Gives, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { CopyButton } from '../../kit/action/Copy.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { useSay } from '../../words/say.ts'
import { LinkOnce } from '../invitation/InviteDialog.tsx'
import { type MemberDraft, MemberFields } from './MemberFields.tsx'
import type { Member } from './member.ts'

type Props = { colleague?: Member; open: boolean; onOpenChange: (open: boolean) => void }

/** With a colleague known from mail, it is they who get the account. */
export function AdmitDialog({ colleague, open, onOpenChange }: Props) {
  const say = useSay()
  const [given, setGiven] = useState<Given | null>(null)
  const done = () => {
    setGiven(null)
    onOpenChange(false)
  }
  if (given?.password) return <PasswordOnce name={given.name} password={given.password} onDone={done} />
  if (given?.invitation) return <InvitedInstead {...given} invitation={given.invitation} onDone={done} />
  const joined = (now: Given) => {
    if (now.password || now.invitation) return setGiven(now)
    onOpenChange(false)
    toast(say('workspace.memberJoined', { name: now.name }))
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={colleague ? say('workspace.memberGive', { name: colleague.name }) : say('workspace.memberAdd')}
      description={say('workspace.memberAddSub')}
    >
      <AdmitForm colleague={colleague} onCancel={() => onOpenChange(false)} onJoined={joined} />
    </Dialog>
  )
}

/** What one is told once: a first password, or an invitation where it is not certain whose the account of that address is. */
type Given = Pick<Gives<'POST /members'>, 'password' | 'invitation'> & { name: string; email: string }

type FormProps = {
  colleague: Member | undefined
  onCancel: () => void
  onJoined: (given: Given) => void
}

function AdmitForm({ colleague, onCancel, onJoined }: FormProps) {
  const say = useSay()
  const form = useForm<MemberDraft>({
    defaultValues: {
      name: colleague?.name ?? '',
      email: colleague?.addresses[0] ?? '',
      role: 'member',
      departmentId: colleague?.departmentId ?? '',
    },
  })
  const [error, setError] = useState<unknown>(null)
  const admit = useChange('POST /members', {
    onSuccess: ({ password, invitation }, { name, email }) => onJoined({ password, invitation, name, email }),
    onError: (problem) => setError(showProblem(form, problem) ? null : problem),
  })
  const send = ({ departmentId, ...draft }: MemberDraft) => {
    setError(null)
    admit.mutate({
      ...draft,
      departmentIds: departmentId ? [departmentId] : [],
      ...(colleague ? { memberId: colleague.id } : {}),
    })
  }
  return (
    <Form
      onSubmit={form.handleSubmit(send)}
      error={error}
      actions={
        <>
          <Button onClick={onCancel}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={admit.isPending}>
            {say('workspace.add')}
          </Button>
        </>
      }
    >
      <MemberFields form={form} email />
    </Form>
  )
}

function PasswordOnce({ name, password, onDone }: { name: string; password: string; onDone: () => void }) {
  const say = useSay()
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onDone()}
      title={say('workspace.passwordOnce')}
      description={say('workspace.passwordOnceText', { name })}
      actions={
        <Button tone="primary" onClick={onDone}>
          {say('workspace.passwordOnceDone')}
        </Button>
      }
    >
      <div className="once" translate="no">
        <span>{password}</span>
        <CopyButton text={password} label={say('workspace.passwordCopy')} />
      </div>
    </Dialog>
  )
}

type Invited = Pick<Given, 'name' | 'email'> & { invitation: NonNullable<Given['invitation']>; onDone: () => void }

function InvitedInstead({ name, email, invitation, onDone }: Invited) {
  const say = useSay()
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onDone()}
      title={say('invitation.insteadTitle', { name })}
      description={say('invitation.instead', { email })}
      actions={
        <Button tone="primary" onClick={onDone}>
          {say('invitation.done')}
        </Button>
      }
    >
      <LinkOnce made={invitation} />
    </Dialog>
  )
}
