// Which days the page is about, and what they are held against.
import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { Segments } from '../kit/page/Segments.tsx'
import { formatDay } from '../words/date.ts'
import { useSay } from '../words/say.ts'
import { type Company, comparisons, type Look, spans } from './period.ts'

type Props = { look: Look; company: Company | undefined; onLook: (change: Partial<Look>) => void }

export function PeriodBar({ look, company, onLook }: Props) {
  const say = useSay()
  const isOwn = look.from !== '' || look.to !== ''
  const choose = (next: string) =>
    onLook(next === 'own' ? { from: company?.from ?? '', to: company?.to ?? '' } : { span: next, from: '', to: '' })
  return (
    <div className="company-period">
      <Segments
        pills
        label={say('company.period')}
        value={isOwn ? 'own' : look.span}
        onChange={choose}
        options={[
          ...spans.map((value) => ({ value: value as string, label: say(`company.span_${value}`) })),
          { value: 'own', label: say('company.own') },
        ]}
      />
      {isOwn && <OwnDays look={look} onLook={onLook} />}
      <Against look={look} onLook={onLook} />
      {company && (
        <p className="company-days" aria-live="polite">
          {say('company.fromTo', { from: formatDay(company.from), to: formatDay(company.to) })}
          {company.before &&
            `, ${say('company.heldAgainst', { from: formatDay(company.before.from), to: formatDay(company.before.to) })}`}
          {company.firstDay &&
            company.firstDay > (company.before ?? company).from &&
            ` · ${say('company.knownSince', { day: formatDay(company.firstDay) })}`}
        </p>
      )}
    </div>
  )
}

function OwnDays({ look, onLook }: Omit<Props, 'company'>) {
  const say = useSay()
  return (
    <span className="company-own">
      <input
        type="date"
        className="input"
        aria-label={say('company.ownFrom')}
        value={look.from}
        max={look.to || undefined}
        onChange={(event) => onLook({ from: event.target.value })}
      />
      <span aria-hidden>–</span>
      <input
        type="date"
        className="input"
        aria-label={say('company.ownTo')}
        value={look.to}
        min={look.from || undefined}
        onChange={(event) => onLook({ to: event.target.value })}
      />
    </span>
  )
}

function Against({ look, onLook }: Omit<Props, 'company'>) {
  const say = useSay()
  const id = useId()
  return (
    <span className="company-against">
      <label htmlFor={id}>{say('company.against')}</label>
      <span className="select">
        <select
          id={id}
          className="input"
          value={look.compare}
          onChange={(event) => onLook({ compare: event.target.value })}
        >
          {comparisons.map((value) => (
            <option key={value} value={value}>
              {say(`company.against_${value}`)}
            </option>
          ))}
        </select>
        <ChevronDown size={14} aria-hidden />
      </span>
    </span>
  )
}
