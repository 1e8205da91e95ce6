// The Customer view: who they are, what they wait for, everything between us, who and what stands around it.
import { useApi } from '../api.ts'
import { isNotHere } from '../kit/net/problem.ts'
import { useParam } from '../kit/page/address.ts'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { Skeleton, SkeletonCard, SkeletonRows } from '../kit/state/Skeleton.tsx'
import { NotHere } from '../shell/NotHere.tsx'
import { useSay } from '../words/say.ts'
import { Beside } from './beside/Beside.tsx'
import { CustomerActions } from './CustomerActions.tsx'
import { CustomerSub } from './CustomerSub.tsx'
import { Timeline } from './Timeline.tsx'
import { WaitingBrief } from './WaitingBrief.tsx'
import './views.css'

export function CustomerPage() {
  const say = useSay()
  const id = useParam('id')
  const query = useApi(
    'GET /customers/:id',
    { id },
    { touchedBy: ['interaction', 'person', 'organization', 'note', 'waiting'] },
  )
  const current = query.data?.id === id ? query : { ...query, data: undefined }
  if (isNotHere(current.error)) return <NotHere of="customer" />
  if (!current.data && current.error)
    return (
      <Page title={say('views.gone')}>
        <ErrorState error={current.error} retry={query.refetch} />
      </Page>
    )
  return (
    <Loaded query={current} skeleton={<Coming />}>
      {(customer) => (
        <Page
          title={
            <span translate="no" dir="auto">
              {customer.name}
            </span>
          }
          tab={customer.name}
          sub={<CustomerSub customer={customer} />}
          actions={<CustomerActions customer={customer} />}
        >
          <WaitingBrief customer={customer} />
          <Columns aside={<Beside customer={customer} />}>
            <Timeline key={customer.id} customer={customer} />
          </Columns>
        </Page>
      )}
    </Loaded>
  )
}

/** As high as what comes, so that nothing jumps. */
function Coming() {
  return (
    <Page title={<Skeleton width={280} height={34} />} sub={<Skeleton width="60%" />}>
      <Columns
        aside={
          <>
            <SkeletonCard lines={3} />
            <SkeletonCard lines={5} />
          </>
        }
      >
        <SkeletonRows rows={6} height={118} />
      </Columns>
    </Page>
  )
}
