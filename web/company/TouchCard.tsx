// Who touches the customer: by member or by department, how much, with how many, how fast.
import { useState } from 'react'
import { Segments } from '../kit/page/Segments.tsx'
import { Card } from '../kit/show/Card.tsx'
import type { Column } from '../kit/table/column.ts'
import { PlainTable } from '../kit/table/PlainTable.tsx'
import { formatDay } from '../words/date.ts'
import { formatDuration, formatNumber } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'

type Touch = Company['members'][number]

export function TouchCard({ company }: { company: Company }) {
  const say = useSay()
  const [by, setBy] = useState<'member' | 'department'>('member')
  const { members, departments, touchFrom, to } = company
  const rows = by === 'member' ? members : departments
  const time = (seconds: number | null) =>
    seconds === null ? say('company.none') : formatDuration(seconds * 1000, { fine: true })
  const columns: Column<Touch>[] = [
    {
      key: 'name',
      head: say(by === 'member' ? 'company.member' : 'company.department'),
      cell: ({ name }) => <b translate="no">{name}</b>,
    },
    ...(by === 'member' && departments.length > 0
      ? [{ key: 'department', head: say('company.department'), cell: ({ department }: Touch) => department }]
      : []),
    {
      key: 'interactions',
      head: say('company.interactions'),
      right: true,
      cell: ({ interactions }) => formatNumber(interactions),
    },
    { key: 'customers', head: say('company.customers'), right: true, cell: ({ customers }) => formatNumber(customers) },
    { key: 'median', head: say('company.answer'), right: true, cell: ({ median }) => time(median) },
    { key: 'ninth', head: say('company.ninth'), right: true, cell: ({ ninth }) => time(ninth) },
  ]
  const title = say('company.touches')
  return (
    <Card
      title={title}
      note={
        <>
          {say('company.touchesNote', { from: formatDay(touchFrom), to: formatDay(to) })}{' '}
          <Formula name={title} words={say('company.touchesFormula')} />
        </>
      }
      empty={members.length === 0}
    >
      {departments.length > 0 && (
        <Segments
          pills
          label={say('company.by')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'member', label: say('company.byMember') },
            { value: 'department', label: say('company.byDepartment') },
          ]}
        />
      )}
      <div className="company-touch">
        <PlainTable label={title} rows={rows} rowKey={({ id }) => id} columns={columns} />
      </div>
    </Card>
  )
}
