// The Company view: the vision on top, what we try to reach, and how we do.
import { GoalsCard } from '../aim/GoalsCard.tsx'
import { Vision, VisionButton } from '../aim/Vision.tsx'
import { useApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { useAddress } from '../kit/page/address.ts'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { SkeletonCard } from '../kit/state/Skeleton.tsx'
import { useSay } from '../words/say.ts'
import { AgesCard, AnsweringCard, NewcomersCard, SaidCard } from './ChartCards.tsx'
import { FigureCards } from './FigureCards.tsx'
import { type Company, inputOf, lately, type Look } from './period.ts'
import { PeriodBar } from './PeriodBar.tsx'
import { SilosCard } from './SilosCard.tsx'
import { SourcesCard } from './SourcesCard.tsx'
import { SpreadCard } from './SpreadCard.tsx'
import { TouchCard } from './TouchCard.tsx'
import './company.css'

/** Whatever changes any of its figures. */
export const touchedBy = [
  'interaction',
  'waiting',
  'member',
  'department',
  'source',
  'person',
  'organization',
  'workspace',
]

export function CompanyPage() {
  const say = useSay()
  const [look, setLook] = useAddress<Look>(lately)
  const query = useApi('GET /company', inputOf(look), { touchedBy })
  return (
    <Page title={say('shell.company')} sub={<Vision />} actions={<VisionButton />}>
      <PeriodBar look={look} company={query.data} onLook={setLook} />
      <Loaded query={query} skeleton={<SkeletonCard />}>
        {(company) => (
          <>
            <FigureCards company={company} />
            <Columns
              aside={
                <>
                  <NewcomersCard company={company} />
                  <AgesCard company={company} />
                  <AnsweringCard company={company} />
                  <SpreadCard company={company} />
                </>
              }
            >
              <GoalsCard />
              {company.spoken.some((one) => one.in + one.out + one.among > 0) ? (
                <SaidCard company={company} />
              ) : (
                <Nothing company={company} onBack={() => setLook({ span: 'year', from: '', to: '' })} />
              )}
              <TouchCard company={company} />
              <SilosCard company={company} />
            </Columns>
            <SourcesCard sources={company.sources} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Nothing in these days, or nothing at all yet. */
function Nothing({ company, onBack }: { company: Company; onBack: () => void }) {
  const say = useSay()
  const ever = company.firstDay !== null
  return (
    <section className="card">
      <EmptyState
        title={say('company.nothing')}
        action={ever && <Button onClick={onBack}>{say('company.nothingYear')}</Button>}
      >
        {say(ever ? 'company.nothingThen' : 'company.nothingWhy')}
      </EmptyState>
    </section>
  )
}
