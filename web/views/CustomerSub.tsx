// The line under a customer's name: what they are, how to reach them, who of us answers for them.
import { Link } from '@tanstack/react-router'
import { Fragment, type MouseEvent, type ReactNode } from 'react'
import { Tag } from '../kit/show/Tag.tsx'
import { ReturnedHandle } from '../outgoing/beside/ReturnedHandle.tsx'
import { useReturnedHandles } from '../outgoing/beside/returned.ts'
import { writeTo } from '../outgoing/desk.ts'
import type { Returned } from '../outgoing/types.ts'
import { useRight } from '../shell/here.ts'
import { useSay } from '../words/say.ts'
import type { Customer } from './types.ts'

const mostHandles = 4

export function CustomerSub({ customer }: { customer: Customer }) {
  const say = useSay()
  const returned = useReturnedHandles(customer.id)
  const parts = [titleOf(customer), ...handlesOf(customer, returned)].filter((part) => part !== null)
  const { owner, nameSource } = customer
  return (
    <>
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && ' · '}
          {part}
        </Fragment>
      ))}{' '}
      {owner && <Tag>{say(owner.source === 'set' ? 'views.byOwner' : 'views.byProposed', { name: owner.name })}</Tag>}{' '}
      {nameSource === 'guess' && <Tag tone="plain">{say('views.guessed')}</Tag>}
      {nameSource === 'address' && <Tag tone="plain">{say('views.nameless')}</Tag>}
    </>
  )
}

function titleOf({ title, organization, domain }: Customer): ReactNode {
  const at = organization && (
    <Link to="/customers/$id" params={{ id: organization.id }} translate="no">
      {organization.name}
    </Link>
  )
  if (title && at)
    return (
      <>
        {title}, {at}
      </>
    )
  return title || at || domain || null
}

/** The name stands in for an address that it is; one to which mail came back stands last. */
function handlesOf({ handles, name, domain }: Customer, returned: ReadonlyMap<string, Returned>): ReactNode[] {
  const shown = handles
    .filter(({ value }) => value !== name && value !== domain)
    .toSorted((a, b) => Number(returned.has(a.id)) - Number(returned.has(b.id)))
  const links = shown
    .slice(0, mostHandles)
    .map((handle) => <HandleLink key={handle.id} handle={handle} name={name} returned={returned.get(handle.id)} />)
  return shown.length > mostHandles ? [...links, `+${shown.length - mostHandles}`] : links
}

type LinkProps = { handle: Customer['handles'][number]; name: string; returned: Returned | undefined }

function HandleLink({ handle: { kind, value, shown }, name, returned }: LinkProps) {
  const mayWrite = useRight('writeMail')
  if (kind !== 'email')
    return (
      <a className="handle" href={`tel:${value}`} translate="no">
        {shown}
      </a>
    )
  const write = (event: MouseEvent) => {
    event.preventDefault()
    writeTo({ name: name === value ? '' : name, address: value })
  }
  return (
    <>
      <a
        className={returned ? 'handle struck' : 'handle'}
        href={`mailto:${value}`}
        translate="no"
        {...(mayWrite ? { onClick: write } : {})}
      >
        {shown}
      </a>
      {returned && <> </>}
      {returned && <ReturnedHandle returned={returned} />}
    </>
  )
}
