// Signing in: an e-mail address and a password.
import { Navigate } from '@tanstack/react-router'
import { startAgain, useHere } from '../shell/here.ts'
import { Sentence } from '../words/Sentence.tsx'
import { useSay } from '../words/say.ts'
import { BarePage } from './BarePage.tsx'
import { SignInForm } from './SignInForm.tsx'

export function SignInPage() {
  const say = useSay()
  const { data: here } = useHere()
  if (here?.state === 'new') return <Navigate to="/start" replace />
  if (here?.state === 'in') return <Navigate to={'/' as '.'} replace />
  return (
    <BarePage title={say('workspace.signInTitle')} sub={say('workspace.signInSub')} small>
      <SignInForm button={say('workspace.signIn')} onSignedIn={() => startAgain('/')} />
      <Forgotten />
    </BarePage>
  )
}

export function Forgotten() {
  return (
    <p className="aside">
      <Sentence of="workspace.signInForgot" values={{ command: <code>kith reset-password</code> }} />
    </p>
  )
}
