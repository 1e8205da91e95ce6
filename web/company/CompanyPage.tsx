// The Company view: the vision on top, what we try to reach, and how we do.
import { GoalsCard } from '../aim/GoalsCard.tsx'
import { Vision, VisionButton } from '../aim/Vision.tsx'
import { useApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { useAddress } from '../kit/page/address.ts'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { Segments } from '../kit/page/Segments.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { SkeletonCard } from '../kit/state/Skeleton.tsx'
import { formatDay } from '../words/date.ts'
import { useSay } from '../words/say.ts'
import { AgesCard, AnsweringCard, NewcomersCard, SaidCard } from './ChartCards.tsx'
import { FigureCards } from './FigureCards.tsx'
import { type Company, daysOf, daysOfStep, type Span, spans } from './period.ts'
import { SourcesCard } from './SourcesCard.tsx'
import { TouchCard } from './TouchCard.tsx'
import './company.css'

export function CompanyPage() {
  const say = useSay()
  const [{ span, from, to }, setAddress] = useAddress<{ span: Span; from: string; to: string }>({
    span: 'quarter',
    from: '',
    to: '',
  })
  const first = useApi('GET /company', {}, { enabled: span === 'always' }).data?.firstDay ?? null
  const narrowed = from !== '' && to !== ''
  const query = useApi('GET /company', narrowed ? { from, to } : daysOf(span, first), {
    touchedBy: ['interaction', 'waiting', 'member', 'source', 'person'],
  })
  const narrow = ({ step }: Company) => (step === 'day' ? undefined : (at: string) => setAddress(daysOfStep(at, step)))
  const named = (one: Span) => say(`company.${one}`)
  return (
    <Page title={say('shell.company')} sub={<Vision />} actions={<VisionButton />}>
      <div className="company-period">
        {narrowed ? (
          <>
            <b>{say('company.fromTo', { from: formatDay(from), to: formatDay(to) })}</b>
            <Button small onClick={() => setAddress({ from: '', to: '' })}>
              {say('company.back', { period: named(span) })}
            </Button>
          </>
        ) : (
          <Segments
            pills
            label={say('company.period')}
            value={span}
            onChange={(next) => setAddress({ span: next })}
            options={spans.map((value) => ({ value, label: named(value) }))}
          />
        )}
      </div>
      <Loaded query={query} skeleton={<SkeletonCard />}>
        {(company) => (
          <>
            <FigureCards company={company} />
            <Columns
              aside={
                <>
                  <NewcomersCard company={company} onOpen={narrow(company)} />
                  <AgesCard company={company} />
                  <SourcesCard sources={company.sources} />
                </>
              }
            >
              <GoalsCard />
              {company.spoken.some((one) => one.in + one.out + one.among > 0) ? (
                <SaidCard company={company} onOpen={narrow(company)} />
              ) : (
                <section className="card">
                  <EmptyState title={say('company.nothing')}>{say('company.nothingWhy')}</EmptyState>
                </section>
              )}
              <TouchCard company={company} />
              <AnsweringCard company={company} />
            </Columns>
          </>
        )}
      </Loaded>
    </Page>
  )
}
