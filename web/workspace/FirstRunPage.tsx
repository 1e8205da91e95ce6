// The first minutes of a new Kith: what it is for, who we are, and where the first words come from.
import { Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../shell/here.ts'
import { useSay } from '../words/say.ts'
import { ChoiceStep } from './start/ChoiceStep.tsx'
import { MovingIn } from './start/MovingIn.tsx'
import { VisionStep } from './start/VisionStep.tsx'
import { WhoStep } from './start/WhoStep.tsx'

type At = 'vision' | 'who' | 'choice'
const steps: readonly At[] = ['vision', 'who', 'choice']

export function FirstRunPage() {
  const say = useSay()
  const { data: here } = useHere()
  const [at, go] = useState<At>('vision')
  const [sentence, setSentence] = useState('')
  if (!here) return null
  if (here.state === 'out') return <Navigate to="/sign-in" replace />
  if (here.state === 'in' && here.workspace?.village) return <MovingIn made />
  // Whoever comes back here later has said who they are.
  const now = here.state === 'in' ? 'choice' : at
  const step = say('workspace.startStep', { at: steps.indexOf(now) + 1, of: steps.length })
  if (now === 'vision')
    return (
      <VisionStep
        step={step}
        sentence={sentence}
        onNext={(written) => {
          setSentence(written)
          go('who')
        }}
      />
    )
  if (now === 'who') return <WhoStep step={step} sentence={sentence} onBack={() => go('vision')} />
  return <ChoiceStep step={step} />
}
