// How a source stands, in words: waiting, being read, complete, or what is wrong with it.
import type { Gives, Item } from '../api.ts'
import { Progress } from '../kit/show/Progress.tsx'
import { formatRelative } from '../words/date.ts'
import { say, sayCode, useVoice } from '../words/say.ts'

export type Source = Item<'GET /sources'>
/** With its folders and its proofs. */
export type Whole = Gives<'GET /sources/:id'>

export function SourceState({ source }: { source: Source }) {
  useVoice()
  const { phase, problem, bytesRead, bytesTotal } = source
  if (phase === 'waiting') return <>{say('capture.stateWaiting')}</>
  if (phase === 'reading')
    return <Progress label={say('capture.stateReading')} value={bytesTotal > 0 ? bytesRead / bytesTotal : undefined} />
  if (phase === 'failed') return <span className="owe">{problemWords(problem)}</span>
  return <Proved source={source} />
}

/** What is wrong with the file of a source, and what to do. */
export const problemWords = (problem: string | null): string =>
  sayCode('capture', `problem_${problem}`, {}, say('capture.problem_other'))

/** What a proof found, where it found the law broken; null where it holds. */
export function lackWords(missing: number): string | null {
  if (missing > 0) return say('capture.stateLacks', { n: missing })
  return missing < 0 ? say('capture.stateSurplus', { n: -missing }) : null
}

function Proved({ source: { phase, proof, counts } }: { source: Source }) {
  if (!proof) return <>{say(phase === 'following' ? 'capture.stateFollowed' : 'capture.stateCounting')}</>
  const lacks = lackWords(proof.missing)
  if (lacks) return <span className="owe">{lacks}</span>
  if (proof.problem === 'file_gone') return <>{say('capture.stateGone')}</>
  if (proof.problem) return <>{say('capture.stateUncounted')}</>
  if (counts.quarantined > 0)
    return <span className="owe">{say('capture.stateUnread', { n: counts.quarantined })}</span>
  return <>{say('capture.stateComplete', { when: formatRelative(proof.provedAt) })}</>
}
