// How many of us, or of our departments, a customer is in touch with.
import { useState } from 'react'
import { HorizontalBars } from '../kit/chart/HorizontalBars.tsx'
import { Segments } from '../kit/page/Segments.tsx'
import { Card } from '../kit/show/Card.tsx'
import { formatNumber, formatPercent } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { behind } from './behind/address.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'

type By = 'members' | 'departments'

export function SpreadCard({ company }: { company: Company }) {
  const say = useSay()
  const [chosen, setChosen] = useState<By>('members')
  const by = company.departments.length > 0 ? chosen : 'members'
  const spread = company.spread[by]
  const total = spread.reduce((sum, customers) => sum + customers, 0)
  const title = say('company.spread')
  const rows = spread
    .map((value, of) => ({
      key: String(of),
      label: say(by === 'members' ? 'company.ofMembers' : 'company.ofDepartments', { n: of }),
      value,
      note: total > 0 ? formatPercent(value / total) : '',
    }))
    .filter(({ key, value }) => key !== '0' || value > 0)
  return (
    <Card
      title={title}
      note={<Formula name={title} words={say('company.spreadFormula')} />}
      empty={company.members.length < 2 || total === 0}
    >
      {company.departments.length > 0 && (
        <Segments
          pills
          label={say('company.by')}
          value={by}
          onChange={setChosen}
          options={[
            { value: 'members', label: say('company.byMember') },
            { value: 'departments', label: say('company.byDepartment') },
          ]}
        />
      )}
      <div className="company-bars">
        <HorizontalBars
          label={title}
          rows={rows}
          format={(value) => formatNumber(value)}
          to={({ key }) => behind('customers', company, { [by]: key })}
        />
      </div>
    </Card>
  )
}
