// The village is being made: its mail is read and understood.
import { useEffect } from 'react'
import { useApi } from '../../api.ts'
import { Progress } from '../../kit/show/Progress.tsx'
import { startAgain } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { BarePage } from '../BarePage.tsx'

const pollMs = 500

/** Waits until the village's mail is read and understood; its pages would be empty before. */
export function MovingIn({ made }: { made: boolean }) {
  const say = useSay()
  const { data } = useApi('GET /village', {}, { enabled: made, refetchInterval: pollMs, staleTime: 0 })
  const ready = data?.village === true && data.ready
  useEffect(() => {
    if (ready) startAgain('/')
  }, [ready])
  return (
    <BarePage title={say('workspace.movingIn')} sub={say('workspace.movingInText')}>
      <div className="moving">
        <Progress label={say('workspace.movingInMail')} />
      </div>
    </BarePage>
  )
}
