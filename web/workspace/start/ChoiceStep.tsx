// The last question: where the first words come from.
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api.ts'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import { useSay } from '../../words/say.ts'
import { BarePage } from '../BarePage.tsx'
import { MovingIn } from './MovingIn.tsx'

export function ChoiceStep({ step }: { step: string }) {
  const say = useSay()
  const { routesByPath } = useRouter()
  const [village, setVillage] = useState<'no' | 'asked' | 'made'>('no')
  const [error, setError] = useState<unknown>(null)
  const open = () => {
    setVillage('asked')
    setError(null)
    call('POST /village', {}).then(
      () => setVillage('made'),
      (problem: unknown) => {
        setVillage('no')
        setError(problem)
      },
    )
  }
  if (village !== 'no') return <MovingIn made={village === 'made'} />
  return (
    <BarePage title={say('workspace.choiceTitle')} sub={say('workspace.choiceSub')} step={step}>
      <div className="choice two">
        {'/channels' in routesByPath && (
          <Link className="card" to={'/channels' as '.'} search={{ bring: 'yes' } as never}>
            <b>{say('workspace.bringFile')}</b>
            <span className="sub">{say('workspace.bringFileText')}</span>
          </Link>
        )}
        <button type="button" className="card" onClick={open}>
          <b>{say('workspace.lookAround')}</b>
          <span className="sub">{say('workspace.lookAroundText')}</span>
        </button>
      </div>
      {error !== null && <ErrorState error={error} retry={open} />}
      <p className="aside">
        <Link to={'/' as '.'}>{say('workspace.choiceSkip')}</Link>
      </p>
    </BarePage>
  )
}
