// Somebody is signed in: they join with their account, or sign out to join otherwise.
import { useState } from 'react'
import { call, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { ProblemError } from '../../kit/net/problem.ts'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { type Here, startAgain, switchWorkspace, tellPages } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { type Invited, lookAgain } from './invited.ts'

type Props = { invited: Invited; here: Here; problem: unknown; onProblem: (problem: unknown) => void }

export function JoinSignedIn({ invited, here, problem, onProblem }: Props) {
  const say = useSay()
  const { token, workspace, email } = invited
  const { email: own = '', name = '' } = here.account ?? {}
  const join = useChange('POST /invited/join-with', {
    onSuccess: () => startAgain('/'),
    onError: (error) => {
      lookAgain(error)
      onProblem(error)
    },
  })
  const isMember = problem instanceof ProblemError && problem.code === 'already_member'
  if (isMember) return <Already workspace={workspace} here={here} />
  const isOther = email !== null && email !== own
  return (
    <Form
      onSubmit={() => join.mutate({ token })}
      error={isOther ? null : problem}
      actions={
        <>
          {!isOther && (
            <Button tone="primary" type="submit" busy={join.isPending}>
              {say('invitation.join', { workspace })}
            </Button>
          )}
          <SignOut tone={isOther ? 'primary' : 'quiet'} onDone={() => onProblem(null)} />
        </>
      }
    >
      <p>
        {isOther ? say('invitation.joinOther', { email, own }) : say('invitation.joinSignedIn', { name, email: own })}
      </p>
    </Form>
  )
}

function SignOut({ tone, onDone }: { tone: 'primary' | 'quiet'; onDone: () => void }) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const signOut = () => {
    setBusy(true)
    call('POST /sign-out', {})
      .then(() => {
        onDone()
        tellPages()
      })
      .catch((error: unknown) => {
        setBusy(false)
        toastProblem(error)
      })
  }
  return (
    <Button tone={tone} busy={busy} onClick={signOut}>
      {say(tone === 'primary' ? 'invitation.joinOutOther' : 'invitation.joinOut')}
    </Button>
  )
}

function Already({ workspace, here }: { workspace: string; here: Here }) {
  const say = useSay()
  const named = here.workspaces.filter(({ name }) => name === workspace)
  const there = named.length === 1 ? named[0] : undefined
  const go = () => (there ? void switchWorkspace(there.id).catch(toastProblem) : startAgain('/'))
  return (
    <Form
      onSubmit={go}
      actions={
        <Button tone="primary" type="submit">
          {say('invitation.joinGo')}
        </Button>
      }
    >
      <p role="alert">{say('invitation.joinAlready', { workspace })}</p>
    </Form>
  )
}
