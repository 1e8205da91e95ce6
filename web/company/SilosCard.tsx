// Which departments speak with the same customers: each with each, the darker the more; on a phone, or where there are many, the pairs as a list.
import { Link } from '@tanstack/react-router'
import { Card } from '../kit/show/Card.tsx'
import { Row } from '../kit/show/Row.tsx'
import { useMedia } from '../kit/theme/media.ts'
import { formatNumber, formatPercent } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { behind } from './behind/address.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'

/** A square of more is no longer read at a glance. */
const mostInSquare = 8
const mostPairs = 12

type Department = { id: string; name: string; customers: number }

export function SilosCard({ company }: { company: Company }) {
  const say = useSay()
  const narrow = useMedia('(max-width: 700px)')
  const departments = company.departments.flatMap(({ id, name, now }) =>
    id && now.customers > 0 ? [{ id, name, customers: now.customers }] : [],
  )
  const title = say('company.silos')
  const asList = narrow || departments.length > mostInSquare
  return (
    <Card
      title={title}
      note={<Formula name={title} words={say('company.silosFormula')} />}
      empty={departments.length < 2}
    >
      {company.shared.length === 0 ? (
        <p className="sub">{say('company.silosApart')}</p>
      ) : asList ? (
        <Pairs company={company} departments={departments} />
      ) : (
        <Square company={company} departments={departments} />
      )}
    </Card>
  )
}

type Props = { company: Company; departments: readonly Department[] }

function Pairs({ company, departments }: Props) {
  const say = useSay()
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  return company.shared.slice(0, mostPairs).map(({ a, b, customers }) => (
    <Row
      key={`${a} ${b}`}
      title={<span dir="auto">{say('company.silosPair', { one: names.get(a) ?? '', other: names.get(b) ?? '' })}</span>}
      right={
        <Link {...behind('customers', company, { department: a, also: b })} className="led">
          {say('company.lineCustomers', { n: customers })}
        </Link>
      }
    />
  ))
}

function Square({ company, departments }: Props) {
  const say = useSay()
  const shared = new Map(
    company.shared.flatMap(({ a, b, customers }) => [
      [`${a} ${b}`, customers],
      [`${b} ${a}`, customers],
    ]),
  )
  return (
    <div className="scroll-x" role="region" aria-label={say('company.silos')} tabIndex={0}>
      <table className="company-square" aria-label={say('company.silos')}>
        <thead>
          <tr>
            <th scope="col">{say('company.department')}</th>
            {departments.map(({ id, name }) => (
              <th key={id} scope="col" className="right" translate="no" dir="auto" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {departments.map((row) => (
            <tr key={row.id}>
              <th scope="row" translate="no" dir="auto" title={row.name}>
                {row.name}
              </th>
              {departments.map((column) => (
                <Cell
                  key={column.id}
                  company={company}
                  row={row}
                  column={column}
                  customers={row.id === column.id ? row.customers : (shared.get(`${row.id} ${column.id}`) ?? 0)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type CellProps = { company: Company; row: Department; column: Department; customers: number }

/** Of the row's customers so many speak with the column's department too; on the diagonal all of them. */
function Cell({ company, row, column, customers }: CellProps) {
  const say = useSay()
  const own = row.id === column.id
  const share = customers / Math.max(1, row.customers)
  const filter = own ? { department: row.id } : { department: row.id, also: column.id }
  const told = own
    ? say('company.silosOwn', { name: row.name, n: customers })
    : say('company.silosBoth', { one: row.name, other: column.name, share: formatPercent(share), n: customers })
  if (customers === 0) return <td className="right faint">–</td>
  return (
    <td
      className={own ? 'right own' : 'right'}
      style={
        own ? undefined : { background: `color-mix(in srgb, var(--accent) ${Math.round(share * 38)}%, transparent)` }
      }
    >
      <Link {...behind('customers', company, filter)} className="led" aria-label={told} title={told}>
        {formatNumber(customers)}
      </Link>
      {!own && <small>{formatPercent(share)}</small>}
    </td>
  )
}
