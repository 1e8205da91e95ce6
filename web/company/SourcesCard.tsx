// Whether everything that was brought is accounted for, source by source, as the newest count afresh of each tells.
import { Link } from '@tanstack/react-router'
import { problemWords } from '../capture/SourceState.tsx'
import { Card } from '../kit/show/Card.tsx'
import { Meter } from '../kit/show/Meter.tsx'
import type { Column } from '../kit/table/column.ts'
import { PlainTable } from '../kit/table/PlainTable.tsx'
import { useMedia } from '../kit/theme/media.ts'
import { formatRelative } from '../words/date.ts'
import { formatNumber, formatPercent } from '../words/format.ts'
import { say, sayCode, useVoice } from '../words/say.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'

type Source = NonNullable<Company['sources']>[number]
const parts = ['captured', 'joined', 'leftOut', 'quarantined', 'pending', 'gone'] as const
const tones = { captured: 'accent', joined: 'info', leftOut: 'rest', quarantined: 'warm', pending: 'rest' } as const

export function SourcesCard({ sources }: { sources: Company['sources'] }) {
  useVoice()
  const narrow = useMedia('(max-width: 700px)')
  if (!sources || sources.length === 0) return null
  const title = say('company.sources')
  return (
    <Card title={title} note={<Formula name={title} words={say('company.sourcesFormula')} />}>
      <p className="sub company-whole">{wholeOf(sources)}</p>
      {narrow ? (
        <ul className="list" aria-label={title}>
          {sources.map((source) => (
            <li key={source.id}>
              <Name source={source} />
              <SourceMeter source={source} />
              <div className="more">
                {parts
                  .filter((part) => source[part] > 0)
                  .map((part) => (
                    <span key={part}>
                      {formatNumber(source[part])} {say(`company.${part}`)}
                    </span>
                  ))}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <div className="company-sources">
          <PlainTable label={title} rows={sources} rowKey={({ id }) => id} columns={columnsOf(sources)} />
        </div>
      )}
    </Card>
  )
}

/** In one sentence for all of them. */
function wholeOf(sources: readonly Source[]): string {
  const listed = sources.reduce((sum, one) => sum + one.listed, 0)
  const missing = sources.reduce((sum, one) => sum + Math.max(0, one.missing), 0)
  const told = { listed: formatNumber(listed), n: sources.length }
  if (missing === 0) return say('company.sourcesWhole', told)
  const share = formatPercent((listed - missing) / Math.max(1, listed), 2)
  return say('company.sourcesMissing', { ...told, share, missing })
}

/** Columns that hold something; what is on the server no more is rare. */
function columnsOf(sources: readonly Source[]): Column<Source>[] {
  const shown = parts.filter(
    (part) => !['pending', 'gone'].includes(part) || sources.some((source) => source[part] > 0),
  )
  const figure = (key: (typeof parts)[number] | 'listed'): Column<Source> => ({
    key,
    head: say(`company.${key}`),
    right: true,
    cell: (source) => (
      <span className={key === 'quarantined' && source[key] > 0 ? 'owe' : undefined}>{formatNumber(source[key])}</span>
    ),
  })
  return [
    { key: 'name', head: say('company.source'), cell: (source) => <Name source={source} /> },
    figure('listed'),
    ...shown.map(figure),
    {
      key: 'missing',
      head: say('company.missing'),
      right: true,
      cell: ({ missing }) => <span className={missing === 0 ? undefined : 'owe'}>{formatNumber(missing)}</span>,
    },
  ]
}

function Name({ source }: { source: Source }) {
  return (
    <>
      <Link to="/channels/$id" params={{ id: source.id }} className="led">
        <b translate="no" dir="auto">
          {source.name}
        </b>
      </Link>
      <small>
        {sayCode('capture', `kind_${source.kind}`)} · <State source={source} />
      </small>
    </>
  )
}

/** What is wrong stands before what is well. */
function State({ source: { phase, problem, missing, provedAt, proofProblem } }: { source: Source }) {
  if (phase === 'failed') return <span className="owe">{problemWords(problem)}</span>
  if (missing > 0) return <span className="owe">{say('capture.stateLacks', { n: missing })}</span>
  if (missing < 0) return <span className="owe">{say('capture.stateSurplus', { n: -missing })}</span>
  const stands = sayCode('company', `phase_${phase}`)
  if (!provedAt) return <>{[stands, say('company.notCounted')].filter(Boolean).join(' · ')}</>
  const counted = say(proofProblem ? 'company.countedThen' : 'company.countedAfresh', {
    when: formatRelative(provedAt),
  })
  return <>{[stands, counted].filter(Boolean).join(' · ')}</>
}

function SourceMeter({ source }: { source: Source }) {
  const shown = (['captured', 'joined', 'leftOut', 'quarantined', 'pending'] as const).map((part) => ({
    label: say(`company.${part}`),
    value: source[part],
    tone: tones[part],
  }))
  const missing = { label: say('company.missing'), value: Math.max(0, source.missing), tone: 'owe' as const }
  return <Meter label={source.name} parts={[...shown, missing]} />
}
