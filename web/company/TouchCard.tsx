// Who touches the customer: by member or by department, how much, with how many, how fast, and how it was before.
import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Segments } from '../kit/page/Segments.tsx'
import { Card } from '../kit/show/Card.tsx'
import type { Column } from '../kit/table/column.ts'
import { PlainTable } from '../kit/table/PlainTable.tsx'
import { useMedia } from '../kit/theme/media.ts'
import { formatNumber } from '../words/format.ts'
import { say, useVoice } from '../words/say.ts'
import { behind, filterOf, type List } from './behind/address.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'
import { formatSeconds, WasCount, WasTime } from './Was.tsx'

type Touch = Company['members'][number]
type By = 'department' | 'member'

export function TouchCard({ company }: { company: Company }) {
  useVoice()
  const narrow = useMedia('(max-width: 700px)')
  const { members, departments } = company
  const [chosen, setChosen] = useState<By>('department')
  const by = departments.length > 0 ? chosen : 'member'
  const rows = by === 'member' ? members : departments
  const title = say('company.touches')
  return (
    <Card
      title={title}
      note={<Formula name={title} words={say('company.touchesFormula')} />}
      empty={members.length === 0}
    >
      {departments.length > 0 && (
        <Segments
          pills
          label={say('company.by')}
          value={by}
          onChange={setChosen}
          options={[
            { value: 'department', label: say('company.byDepartment') },
            { value: 'member', label: say('company.byMember') },
          ]}
        />
      )}
      {narrow ? (
        <ul className="list" aria-label={title}>
          {rows.map((touch) => (
            <li key={touch.id ?? touch.who}>
              <Line touch={touch} company={company} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="company-touch">
          <PlainTable
            label={title}
            rows={rows}
            rowKey={(touch) => touch.id ?? touch.who}
            columns={columnsOf(company, by)}
          />
        </div>
      )}
    </Card>
  )
}

function columnsOf(company: Company, by: By): Column<Touch>[] {
  const figure = (
    key: string,
    head: string,
    list: List,
    cell: (touch: Touch) => { value: string | null; was: ReactNode },
  ): Column<Touch> => ({
    key,
    head,
    right: true,
    cell: (touch) => {
      const { value, was } = cell(touch)
      return (
        <>
          {value === null ? (
            <span className="faint">{say('company.none')}</span>
          ) : (
            <Led to={behind(list, company, filterOf(touch))}>{value}</Led>
          )}
          <small>{was}</small>
        </>
      )
    },
  })
  const time = (key: 'median' | 'ninth') => (touch: Touch) => ({
    value: touch.now[key] === null ? null : formatSeconds(touch.now[key]),
    was: <WasTime now={touch.now[key]} before={touch.before?.[key]} />,
  })
  return [
    {
      key: 'name',
      head: say(by === 'member' ? 'company.member' : 'company.department'),
      cell: (touch) => <Name touch={touch} />,
    },
    figure('messages', say('company.interactions'), 'messages', ({ now, before }) => ({
      value: countOf(now.in + now.out),
      was: <WasCount before={before && before.in + before.out} />,
    })),
    figure('customers', say('company.customers'), 'customers', ({ now, before }) => ({
      value: countOf(now.customers),
      was: <WasCount before={before?.customers} />,
    })),
    figure('median', say('company.answer'), 'answers', time('median')),
    figure('ninth', say('company.ninth'), 'answers', time('ninth')),
  ]
}

const countOf = (value: number): string | null => (value > 0 ? formatNumber(value) : null)

function Name({ touch: { who, name, department } }: { touch: Touch }) {
  if (who === 'nobody') return <span className="quiet">{say('company.nobody')}</span>
  if (who === 'none') return <span className="quiet">{say('company.noDepartment')}</span>
  return (
    <>
      <b translate="no" dir="auto">
        {name}
      </b>
      {department && (
        <small translate="no" dir="auto">
          {department}
        </small>
      )}
    </>
  )
}

/** On a phone: the name, and each figure in words under it. */
function Line({ touch, company }: { touch: Touch; company: Company }) {
  const { now, before } = touch
  const filter = filterOf(touch)
  return (
    <>
      <Name touch={touch} />
      <div className="more">
        <Led to={behind('messages', company, filter)}>{say('company.lineMessages', { n: now.in + now.out })}</Led>
        <Led to={behind('customers', company, filter)}>{say('company.lineCustomers', { n: now.customers })}</Led>
        {now.median !== null && (
          <Led to={behind('answers', company, filter)}>
            {say('company.lineAnswer', { time: formatSeconds(now.median) })}
          </Led>
        )}
        <WasTime now={now.median} before={before?.median} />
      </div>
    </>
  )
}

const Led = ({ to, children }: { to: LinkProps; children: ReactNode }) => (
  <Link {...to} className="led">
    {children}
  </Link>
)
