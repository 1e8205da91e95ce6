// The first minutes of a new Kith: what it is for, who we are, and where the first words come from.
import { Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddress } from '../kit/page/address.ts'
import { useHere } from '../shell/here.ts'
import { useSay } from '../words/say.ts'
import { ChoiceStep } from './start/ChoiceStep.tsx'
import { keepDraft, readDraft } from './start/draft.ts'
import { MovingIn } from './start/MovingIn.tsx'
import { VisionStep } from './start/VisionStep.tsx'
import { WhoStep } from './start/WhoStep.tsx'

const steps = ['vision', 'who', 'choice'] as const
/** The step stands in the address: it is there again when the page is loaded anew, and the browser goes back by it. */
const address = { step: 'vision' }

export function FirstRunPage() {
  const say = useSay()
  const { data: here } = useHere()
  const [{ step: at }, setAddress] = useAddress(address)
  const [sentence, setSentence] = useState(() => readDraft().sentence ?? '')
  if (!here) return null
  if (here.state === 'out') return <Navigate to="/sign-in" replace />
  if (here.state === 'in' && here.workspace?.village) return <MovingIn made />
  if (here.state === 'in' && !here.rights.includes('bringSources')) return <Navigate to="/" replace />
  // Whoever comes back here later has said who they are.
  const now = here.state === 'in' ? 'choice' : at === 'who' ? 'who' : 'vision'
  const step = say('workspace.startStep', { at: steps.indexOf(now) + 1, of: steps.length })
  if (now === 'vision')
    return (
      <VisionStep
        step={step}
        sentence={sentence}
        onNext={(written) => {
          setSentence(written)
          keepDraft({ sentence: written })
          setAddress({ step: 'who' }, { push: true })
        }}
      />
    )
  if (now === 'who')
    return <WhoStep step={step} sentence={sentence} onBack={() => setAddress({ step: 'vision' }, { push: true })} />
  return <ChoiceStep step={step} />
}
