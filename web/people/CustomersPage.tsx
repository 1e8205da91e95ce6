// Customers: everyone we deal with, none of them typed in, to be looked at in whatever way is needed.
import { useCallback } from 'react'
import { useApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { LinkButton } from '../kit/action/LinkButton.tsx'
import { SearchField } from '../kit/form/SearchField.tsx'
import { useAddress } from '../kit/page/address.ts'
import { Page } from '../kit/page/Page.tsx'
import { Skeleton } from '../kit/state/Skeleton.tsx'
import { useRight } from '../shell/here.ts'
import { formatCount } from '../words/format.ts'
import { say, useVoice } from '../words/say.ts'
import { AddDialog } from './AddDialog.tsx'
import { CustomerTable } from './list/CustomerTable.tsx'
import { FilterChips } from './list/FilterChips.tsx'
import { everyone, type Look } from './list/look.ts'
import { LookBar } from './list/LookBar.tsx'
import './people.css'

/** Adding is a place of its own; the palette comes to it with a name. */
const adding = { add: '', name: '' }

export function CustomersPage() {
  useVoice()
  const [look, setLook] = useAddress<Look>(everyone)
  const [{ add, name }, setAdding] = useAddress(adding)
  const [mayEdit, mayBring] = [useRight('editCustomers'), useRight('bringSources')]
  const find = useCallback((q: string) => setLook({ q }), [setLook])
  return (
    <Page
      title={say('people.title')}
      sub={<HowMany />}
      actions={
        <>
          {mayBring && (
            <LinkButton to="/channels" search={{ bring: 'yes' } as never}>
              {say('people.import')}
            </LinkButton>
          )}
          {mayEdit && (
            <Button tone="primary" onClick={() => setAdding({ add: 'yes' })}>
              {say('people.add')}
            </Button>
          )}
        </>
      }
    >
      <div className="list-head">
        <SearchField label={say('people.search')} placeholder={say('people.search')} value={look.q} onChange={find} />
        <LookBar look={look} onLook={setLook} />
        <FilterChips look={look} onLook={setLook} />
      </div>
      <CustomerTable look={look} onLook={setLook} />
      <AddDialog
        open={mayEdit && add !== ''}
        name={name}
        onOpenChange={(open) => open || setAdding({ add: '', name: '' })}
      />
    </Page>
  )
}

/** "2,318 people and 611 organizations", as far as they are counted. */
function HowMany() {
  const { data } = useApi('GET /counts', {}, { staleTime: 30_000 })
  if (!data) return <Skeleton width={240} height={11} />
  const { people, organizations } = data
  return say('people.sub', {
    people: say('people.countPeople', { n: people.value, shown: formatCount(people.value, people.cap) }),
    organizations: say('people.countOrganizations', {
      n: organizations.value,
      shown: formatCount(organizations.value, organizations.cap),
    }),
  })
}
