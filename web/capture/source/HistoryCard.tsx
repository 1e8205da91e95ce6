// How a source counted, time by time.
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Time } from '../../kit/show/Time.tsx'
import { formatNumber } from '../../words/format.ts'
import { say, useVoice } from '../../words/say.ts'
import { lackWords, type Whole } from '../SourceState.tsx'

export function HistoryCard({ history }: Pick<Whole, 'history'>) {
  useVoice()
  return (
    <Card title={say('capture.history')} empty={history.length === 0}>
      {history.map((proof) => (
        <Row
          key={proof.provedAt}
          title={<Time at={proof.provedAt} as="when" />}
          small={say('capture.provedOf', {
            accounted: formatNumber(proof.listed - Math.max(0, proof.missing)),
            listed: formatNumber(proof.listed),
          })}
          right={<Result proof={proof} />}
        />
      ))}
    </Card>
  )
}

function Result({ proof: { missing, problem } }: { proof: Whole['history'][number] }) {
  const lacks = lackWords(missing)
  if (lacks) return <span className="owe">{lacks}</span>
  if (problem) return say(problem === 'file_gone' ? 'capture.resultGone' : 'capture.resultUncounted')
  return say('capture.resultComplete')
}
