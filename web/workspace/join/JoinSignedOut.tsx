// Nobody is signed in: one joins with a new account, or signs in with the one they have.
import { useState } from 'react'
import { call } from '../../api.ts'
import { Segments } from '../../kit/page/Segments.tsx'
import { startAgain, tellPages } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { Forgotten } from '../SignInPage.tsx'
import { SignInForm } from '../SignInForm.tsx'
import { type Invited, lookAgain } from './invited.ts'
import { JoinNew } from './JoinNew.tsx'

type Props = {
  invited: Invited
  /** Signed in, and yet not joined. */
  onProblem: (problem: unknown) => void
}

export function JoinSignedOut({ invited, onProblem }: Props) {
  const say = useSay()
  const [way, setWay] = useState<'new' | 'have'>('new')
  /** The address that turned out to have an account. */
  const [taken, setTaken] = useState('')
  const choose = (next: typeof way) => {
    setTaken('')
    setWay(next)
  }
  const join = async () => {
    try {
      await call('POST /invited/join-with', { token: invited.token })
      startAgain('/')
    } catch (problem) {
      lookAgain(problem)
      onProblem(problem)
      tellPages()
    }
  }
  return (
    <>
      <Segments
        label={say('invitation.joinWays')}
        value={way}
        onChange={choose}
        options={[
          { value: 'new', label: say('invitation.joinNew') },
          { value: 'have', label: say('invitation.joinHave') },
        ]}
      />
      {way === 'new' ? (
        <JoinNew
          invited={invited}
          onTaken={(email) => {
            setTaken(email)
            setWay('have')
          }}
        />
      ) : (
        <>
          <SignInForm
            button={say('invitation.joinSignIn')}
            email={taken || (invited.email ?? '')}
            note={
              taken && (
                <div className="error" role="alert">
                  {say('problem.email_taken')}
                </div>
              )
            }
            onSignedIn={join}
          />
          <Forgotten />
        </>
      )}
    </>
  )
}
