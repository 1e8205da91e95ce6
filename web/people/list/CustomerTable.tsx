// The list itself: who, what was last between us, how much was said, who knows them best.
import type { LinkProps } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useInfiniteApi } from '../../api.ts'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import type { Sort } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { useRight } from '../../shell/here.ts'
import { say, useVoice } from '../../words/say.ts'
import { OwnerDialog } from '../OwnerDialog.tsx'
import { columnsOf, PhoneRow } from './CustomerColumns.tsx'
import { type Customer, organizationOf, personOf } from './customer.ts'
import { inputOf, isDescending, type LookProps } from './look.ts'
import { NoCustomers } from './NoCustomers.tsx'

const touchedBy = ['person', 'organization', 'interaction', 'who']
const rowKey = ({ id }: Customer) => id
const opens = ({ id }: Customer): LinkProps => ({ to: '/customers/$id', params: { id } }) as LinkProps
const phone = (customer: Customer) => <PhoneRow customer={customer} />

export function CustomerTable({ look, onLook }: LookProps) {
  useVoice()
  const mayEdit = useRight('editCustomers')
  const [owned, setOwned] = useState<Customer | null>(null)
  const { rows, ...pages } = useCustomers(look)
  const removed = look.show === 'removed'
  const columns = useMemo(() => columnsOf({ kind: look.kind, mayEdit, removed }), [look.kind, mayEdit, removed])
  const sort = useCallback(
    ({ by, descending }: Sort) => onLook({ sort: by, way: descending ? 'down' : 'up' }),
    [onLook],
  )
  const more = { has: pages.hasMore, load: pages.more, busy: pages.isFetchingMore }
  if (pages.error && rows.length === 0) return <ErrorState error={pages.error} retry={pages.refetch} />
  return (
    <>
      <Table
        label={say('people.list')}
        rows={rows}
        rowKey={rowKey}
        columns={columns}
        {...(removed ? {} : { opens })}
        sort={{ by: look.sort, descending: isDescending(look) }}
        onSort={sort}
        more={more}
        loading={pages.isPending}
        empty={<NoCustomers look={look} onLook={onLook} />}
        phone={phone}
        {...(mayEdit && !removed ? { onKey: { o: { label: say('people.owner'), run: setOwned } } } : {})}
      />
      {rows.length > 0 && <p className="table-foot keys-hint">{say('people.keys')}</p>}
      {owned && <OwnerDialog customer={owned} onClose={() => setOwned(null)} />}
    </>
  )
}

/** Of the two lists the one that is looked at; the other is not asked for. */
function useCustomers(look: LookProps['look']) {
  const ofPeople = look.kind !== 'organizations'
  const input = useMemo(() => inputOf(look), [look])
  const people = useInfiniteApi('GET /people', input, { touchedBy, enabled: ofPeople })
  const organizations = useInfiniteApi('GET /organizations', input, { touchedBy, enabled: !ofPeople })
  const rows = useMemo(
    () => (ofPeople ? people.items.map(personOf) : organizations.items.map(organizationOf)),
    [ofPeople, people.items, organizations.items],
  )
  return { ...(ofPeople ? people : organizations), rows }
}
