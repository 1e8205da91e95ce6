// What is ours: the mail domains and addresses by which Kith tells our own words from our customers'.
import { X } from 'lucide-react'
import { useState } from 'react'
import { type Gives, useApi, useChange } from '../../api.ts'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { looksLikeDomain, wrongAddress } from '../start/address-list.ts'
import { OneLineForm, toldThere } from './OneLineForm.tsx'
import { Only } from './Only.tsx'

type Ours = Gives<'GET /ours'>
type Whose = { value: string; label: string }

export function OursSection() {
  const say = useSay()
  const ours = useApi('GET /ours', {}, { touchedBy: ['workspace', 'member'] })
  return (
    <>
      <Only right="shapeCompany" />
      <p className="note">{say('workspace.oursRefile')}</p>
      <Loaded query={ours}>
        {(ours) => (
          <>
            <DomainsCard ours={ours} />
            <AddressesCard ours={ours} />
          </>
        )}
      </Loaded>
    </>
  )
}

function DomainsCard({ ours }: { ours: Ours }) {
  const say = useSay()
  const may = useRight('shapeCompany')
  const keep = useChange('PUT /ours/domains/:domain', toldThere)
  const drop = useChange('DELETE /ours/domains/:domain')
  const add = (domain: string) =>
    keep
      .mutateAsync({ domain })
      .then(() => toast(say('workspace.domainAdded', { domain }), { undo: () => drop.mutateAsync({ domain }) }))
  const remove = (domain: string) =>
    drop.mutate(
      { domain },
      {
        onSuccess: () =>
          toast(say('workspace.domainRemoved', { domain }), { undo: () => keep.mutateAsync({ domain }) }),
      },
    )
  return (
    <Card title={say('workspace.domains')} note={say('workspace.domainsNote')}>
      {ours.domains.length === 0 && <p className="note">{say('workspace.domainsNone')}</p>}
      {ours.domains.map(({ domain }) => (
        <Row
          key={domain}
          title={<span translate="no">{domain}</span>}
          right={may && <RemoveButton what={domain} onRemove={() => remove(domain)} />}
        />
      ))}
      {may && (
        <OneLineForm
          label={say('workspace.domainAdd')}
          button={say('workspace.add')}
          placeholder={say('workspace.domainExample')}
          check={(text) => (looksLikeDomain(text) ? undefined : say('workspace.domainBad'))}
          onAdd={(text) => add(text.toLowerCase())}
        />
      )}
    </Card>
  )
}

function AddressesCard({ ours }: { ours: Ours }) {
  const say = useSay()
  const may = useRight('shapeCompany')
  const members = useApi('GET /members', {}, { touchedBy: ['member'] }).data?.items ?? []
  const whose: Whose[] = [
    { value: '', label: say('workspace.addressShared') },
    ...members.filter(({ status }) => status !== 'left').map(({ id, name }) => ({ value: id, label: name })),
  ]
  const [memberId, setMemberId] = useState('')
  const keep = useChange('PUT /ours/addresses/:address', toldThere)
  const drop = useChange('DELETE /ours/addresses/:address')
  const add = (address: string) =>
    keep
      .mutateAsync({ address, memberId: memberId || null })
      .then(() => toast(say('workspace.addressAdded', { address }), { undo: () => drop.mutateAsync({ address }) }))
  return (
    <Card title={say('workspace.addresses')} note={say('workspace.addressesNote')}>
      {ours.addresses.map((one) => (
        <AddressRow key={one.address} one={one} whose={whose} may={may} atDomain={isAtDomain(ours, one.address)} />
      ))}
      {may && (
        <OneLineForm
          label={say('workspace.addressAdd')}
          button={say('workspace.add')}
          placeholder={say('workspace.addressExample')}
          check={(address) => (wrongAddress(address) ? say('workspace.otherAddressesBad', { address }) : undefined)}
          onAdd={(text) => add(text.toLowerCase())}
        >
          <Select
            label={say('workspace.addressWhose')}
            options={whose}
            value={memberId}
            onChange={(event) => setMemberId(event.target.value)}
          />
        </OneLineForm>
      )}
    </Card>
  )
}

const isAtDomain = ({ domains }: Ours, address: string) => domains.some(({ domain }) => address.endsWith(`@${domain}`))

type AddressProps = { one: Ours['addresses'][number]; whose: readonly Whose[]; may: boolean; atDomain: boolean }

function AddressRow({ one: { address, memberId, foundBy }, whose, may, atDomain }: AddressProps) {
  const say = useSay()
  const keep = useChange('PUT /ours/addresses/:address')
  const drop = useChange('DELETE /ours/addresses/:address')
  const give = (to: string | null) =>
    keep.mutate(
      { address, memberId: to },
      { onSuccess: () => toast(say('workspace.saved'), { undo: () => keep.mutateAsync({ address, memberId }) }) },
    )
  const remove = () =>
    drop.mutate(
      { address },
      {
        onSuccess: () =>
          toast(say('workspace.addressRemoved', { address }), { undo: () => keep.mutateAsync({ address, memberId }) }),
      },
    )
  const owner = whose.find(({ value }) => value === (memberId ?? ''))?.label ?? ''
  const found = {
    asked: 'workspace.addressFound_asked',
    domain: 'workspace.addressFound_domain',
    sender: 'workspace.addressFound_sender',
  } as const
  return (
    <Row
      title={<span translate="no">{address}</span>}
      small={say(found[foundBy])}
      right={
        may ? (
          <span className="acts">
            <Select
              hideLabel
              label={say('workspace.addressOf', { address })}
              options={whose}
              value={memberId ?? ''}
              onChange={(event) => give(event.target.value || null)}
            />
            {atDomain ? <i className="icon-gap" /> : <RemoveButton what={address} onRemove={remove} />}
          </span>
        ) : (
          owner
        )
      }
    />
  )
}

function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  const say = useSay()
  return (
    <IconButton label={`${say('workspace.remove')}: ${what}`} onClick={onRemove}>
      <X size={16} aria-hidden />
    </IconButton>
  )
}
