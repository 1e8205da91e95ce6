// The sources, each with what became of its messages.
import type { Column } from '../kit/table/column.ts'
import { Meter } from '../kit/show/Meter.tsx'
import { Num } from '../kit/show/Num.tsx'
import { Table } from '../kit/table/Table.tsx'
import { say, sayCode, useVoice } from '../words/say.ts'
import { isCircle, useReadersWords } from './readers/readers.ts'
import { type Source, SourceState } from './SourceState.tsx'

type Props = { sources: Source[]; more: { has: boolean; load: () => void; busy: boolean } }

export function SourceTable({ sources, more }: Props) {
  useVoice()
  const describe = useDescription(sources)
  const columns = columnsFor(describe)
  return (
    <div className="sources">
      <Table
        label={say('capture.title')}
        rows={sources}
        rowKey={rowKey}
        columns={columns}
        opens={opens}
        more={more}
        rowHeight={57}
        phone={(source) => <PhoneLine source={source} about={describe(source)} />}
      />
    </div>
  )
}

const rowKey = (source: Source) => source.id
const opens = (source: Source) =>
  source.readable ? { to: '/channels/$id' as const, params: { id: source.id } } : { to: '/channels' as const }

/** How many messages the file holds: as last counted, or as far as it was read. */
export function listedOf({ proof, counts, phase }: Source): number {
  const sofar = counts.captured + counts.joined + counts.quarantined + counts.leftOut
  return proof && phase === 'done' ? proof.listed : sofar
}

type Describe = (source: Source) => string

/** "E-mail, mbox · everyone may read · Sales" */
export function useDescription(sources: readonly Source[]): Describe {
  const readersWords = useReadersWords(sources.some(({ readers, outline }) => isCircle(readers) || isCircle(outline)))
  return (source) => {
    const kind = `${say('capture.email')}, ${sayCode('capture', `kind_${source.kind}`)}`
    return [kind, readersWords(source), source.departmentName].filter(Boolean).join(' · ')
  }
}

function columnsFor(describe: Describe): Column<Source>[] {
  const figure = (key: 'captured' | 'joined' | 'leftOut'): Column<Source> => ({
    key,
    head: say(`capture.${key}`),
    right: true,
    width: '8.5%',
    cell: ({ counts }) => <Num value={counts[key]} />,
  })
  return [
    {
      key: 'name',
      head: say('capture.source'),
      width: '25%',
      cell: (source) => (
        <>
          <b className="sender">{source.name}</b>
          <small>{describe(source)}</small>
        </>
      ),
    },
    {
      key: 'listed',
      head: say('capture.listed'),
      right: true,
      width: '8%',
      cell: (source) => <Num value={listedOf(source)} />,
    },
    figure('captured'),
    figure('joined'),
    {
      key: 'quarantined',
      head: say('capture.quarantined'),
      right: true,
      width: 112,
      cell: ({ counts }) => (
        <span className={counts.quarantined > 0 ? 'owe' : undefined}>
          <Num value={counts.quarantined} />
        </span>
      ),
    },
    figure('leftOut'),
    {
      key: 'split',
      head: <span className="visually-hidden">{say('capture.split')}</span>,
      width: 150,
      cell: (source) => <SourceMeter source={source} />,
    },
    { key: 'state', head: say('capture.state'), cell: (source) => <SourceState source={source} /> },
  ]
}

export function SourceMeter({ source: { counts, proof } }: { source: Source }) {
  const parts = [
    { label: say('capture.captured'), value: counts.captured + counts.joined, tone: 'accent' as const },
    { label: say('capture.quarantined'), value: counts.quarantined, tone: 'owe' as const },
    { label: say('capture.leftOut'), value: counts.leftOut, tone: 'rest' as const },
    { label: say('capture.missing'), value: Math.max(0, proof?.missing ?? 0), tone: 'warm' as const },
  ]
  return <Meter label={say('capture.split')} parts={parts} />
}

function PhoneLine({ source, about }: { source: Source; about: string }) {
  const { counts } = source
  const figures = [
    [say('capture.listed'), listedOf(source)],
    [say('capture.captured'), counts.captured],
    [say('capture.joined'), counts.joined],
    [say('capture.quarantined'), counts.quarantined],
    [say('capture.leftOut'), counts.leftOut],
  ] as const
  return (
    <>
      <b className="sender">{source.name}</b>
      <small>{about}</small>
      <SourceMeter source={source} />
      <div className="more">
        {figures.map(([label, value]) => (
          <span key={label}>
            {label} <Num value={value} />
          </span>
        ))}
      </div>
      <div className="state">
        <SourceState source={source} />
      </div>
    </>
  )
}
