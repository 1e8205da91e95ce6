// Something could not be had: what happened, what to do, and a way to try again.
import { say, useVoice } from '../../words/say.ts'
import { Button } from '../action/Button.tsx'
import { isFinal, wordsFor } from '../net/problem.ts'

export function ErrorState({ error, retry }: { error: unknown; retry?: () => unknown }) {
  useVoice()
  return (
    <section className="card bad-news" role="alert">
      <h2>{say('problem.title')}</h2>
      <p>{wordsFor(error)}</p>
      {retry && !isFinal(error) && <Button onClick={() => void retry()}>{say('kit.retry')}</Button>}
    </section>
  )
}
