// A long table, with everything it can do.
import { useCallback, useMemo, useState } from 'react'
import { Segments } from '../../kit/page/Segments.tsx'
import { Tag } from '../../kit/show/Tag.tsx'
import { Sparkline } from '../../kit/chart/Sparkline.tsx'
import type { Column, Sort } from '../../kit/table/column.ts'
import { PlainTable } from '../../kit/table/PlainTable.tsx'
import { Table } from '../../kit/table/Table.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'

type Line = {
  id: string
  name: string
  where: string
  path: string
  kind: string
  last: string
  late: string
  best: string
  warmth: number[]
}

const names = ['Margaret Chen', 'Hotel Bellweather', 'Café Sorrel', 'Ruth Adler', 'Okafor & Sons', 'Ines Duarte']
const wheres = [
  'Owner, Chen’s Bakery · Leeds',
  '14 people · Harrogate',
  '3 people · York',
  'Adler’s Deli · Leeds',
  'Fitters · Bradford',
  'wrote once, from the web form',
]
const paths = ['regular', 'regular', 'drifting', 'customer', 'friend of the house', 'known']

const make = (count: number): Line[] =>
  Array.from({ length: count }, (_, at) => ({
    id: String(at),
    name: at < 6 ? names[at]! : `${names[at % 6]} ${at}`,
    where: wheres[at % 6]!,
    path: paths[at % 6]!,
    kind: ['needs care', 'needs trust', 'price-minded'][at % 3]!,
    last: ['Tue 17 Nov', 'today 07:40', '14 Sep'][at % 3]!,
    late: at % 4 === 0 ? 'quote a day late' : '',
    best: ['Tom Reed', 'Anna Marsh', 'nobody yet'][at % 3]!,
    warmth: Array.from({ length: 12 }, (_, month) => 10 + 5 * Math.sin((at + 1) * 0.7 + month * 0.6)),
  }))

const columns: Column<Line>[] = [
  {
    key: 'name',
    head: 'Name',
    sortable: true,
    width: '23%',
    cell: (row) => (
      <>
        <span className="name">{row.name}</span>
        <small>{row.where}</small>
      </>
    ),
  },
  {
    key: 'path',
    head: 'On the path',
    cell: (row) => (
      <Tag tone={row.path === 'drifting' ? 'warm' : row.path === 'known' ? 'info' : 'accent'}>{row.path}</Tag>
    ),
  },
  { key: 'kind', head: 'Type', cell: (row) => row.kind },
  {
    key: 'last',
    head: 'Last between us',
    sortable: true,
    descending: true,
    width: '23%',
    cell: (row) => (
      <>
        {row.last}
        {row.late && (
          <>
            {' '}
            · <span className="owe">{row.late}</span>
          </>
        )}
      </>
    ),
  },
  {
    key: 'warmth',
    head: 'Warmth, 12 months',
    width: 150,
    cell: (row) => <Sparkline label="Warmth" values={row.warmth} tone={row.path === 'drifting' ? 'warm' : 'accent'} />,
  },
  { key: 'best', head: 'Knows them best', cell: (row) => row.best },
]

export function Lists() {
  const [sort, setSort] = useState<Sort>({ by: 'name', descending: false })
  const [count, setCount] = useState(60)
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [segment, setSegment] = useState('everyone')
  const rows = useMemo(() => make(segment === 'none' ? 0 : count), [count, segment])
  const rowKey = useCallback((row: Line) => row.id, [])
  return (
    <>
      <Segments
        label="Which"
        value={segment}
        onChange={setSegment}
        options={[
          { value: 'everyone', label: 'Everyone' },
          { value: 'mine', label: 'Mine', count: 186 },
          { value: 'none', label: 'Nobody', count: 0 },
        ]}
        after={<button type="button">+ Filter</button>}
      />
      <Table
        label="Customers"
        rows={rows}
        rowKey={rowKey}
        columns={columns}
        opens={() => ({ to: '.' })}
        sort={sort}
        onSort={setSort}
        chosen={chosen}
        onChoose={setChosen}
        more={{ has: count < 600, busy: false, load: () => setCount((now) => now + 60) }}
        onKey={{ e: { label: 'Answer', run: (row) => toast(`Answered ${row.name}`, { undo: () => {} }) } }}
      />
      <Card title="Who touches the customer" note="90 days">
        <PlainTable
          label="Departments"
          rows={[
            { id: 'Sales', n: '3,112' },
            { id: 'Service', n: '5,940' },
          ]}
          rowKey={(row) => row.id}
          columns={[
            { key: 'id', head: 'Department', cell: (row) => row.id },
            { key: 'n', head: 'Interactions', right: true, cell: (row) => row.n },
          ]}
        />
      </Card>
    </>
  )
}
