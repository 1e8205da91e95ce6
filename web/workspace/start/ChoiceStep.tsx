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
  const ways =
    '/channels' in routesByPath
      ? [
          [{ connect: 'yes' }, say('workspace.connectMailbox'), say('workspace.connectMailboxText')] as const,
          [{ bring: 'yes' }, say('workspace.bringFile'), say('workspace.bringFileText')] as const,
        ]
      : []
  if (village !== 'no') return <MovingIn made={village === 'made'} />
  return (
    <BarePage title={say('workspace.choiceTitle')} sub={say('workspace.choiceSub')} step={step}>
      <div className="choice">
        {ways.map(([search, title, text]) => (
          <Link key={title} className="card" to={'/channels' as '.'} search={search as never}>
            <b>{title}</b>
            <span className="sub">{text}</span>
          </Link>
        ))}
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
