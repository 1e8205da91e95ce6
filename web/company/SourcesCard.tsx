// Whether everything that was brought is accounted for.
import { Card } from '../kit/show/Card.tsx'
import { Figure } from '../kit/show/Figure.tsx'
import { Meter } from '../kit/show/Meter.tsx'
import { Row } from '../kit/show/Row.tsx'
import { formatNumber, formatPercent } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'

export function SourcesCard({ sources }: { sources: Company['sources'] }) {
  const say = useSay()
  if (!sources || sources.listed === 0) return null
  const { listed, missing } = sources
  const parts = [
    { key: 'captured', value: sources.captured, tone: 'accent' },
    { key: 'joined', value: sources.joined, tone: 'info' },
    { key: 'leftOut', value: sources.leftOut, tone: 'rest' },
    { key: 'quarantined', value: sources.quarantined, tone: 'warm' },
    { key: 'missing', value: missing, tone: 'owe' },
  ] as const
  const title = say('company.sources')
  return (
    <Card title={title} note={<Formula name={title} words={say('company.sourcesFormula')} />}>
      <Figure
        value={formatPercent(Math.max(0, listed - missing) / listed, missing > 0 ? 1 : 0)}
        note={
          missing > 0
            ? say('company.sourcesMissing', { n: missing, count: formatNumber(missing) })
            : say('company.sourcesWhole')
        }
        {...(missing > 0 ? { tone: 'down' as const } : {})}
      />
      <p className="sub">{say('company.sourcesNote', { listed: formatNumber(listed), n: sources.sources })}</p>
      <Meter
        label={title}
        parts={parts.map(({ key, value, tone }) => ({ label: say(`company.${key}`), value, tone }))}
      />
      {parts
        .filter(({ value }) => value > 0)
        .map(({ key, value }) => (
          <Row key={key} title={say(`company.${key}`)} right={formatNumber(value)} owe={key === 'missing'} />
        ))}
    </Card>
  )
}
