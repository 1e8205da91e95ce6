// The line under a customer's name: what they are, how to reach them, who of us answers for them.
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { Tag } from '../kit/show/Tag.tsx'
import { useSay } from '../words/say.ts'
import type { Customer } from './types.ts'

const mostHandles = 4

export function CustomerSub({ customer }: { customer: Customer }) {
  const say = useSay()
  const parts = [titleOf(customer), ...handlesOf(customer)].filter((part) => part !== null)
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

/** The name stands in for an address that it is. */
function handlesOf({ handles, name, domain }: Customer): ReactNode[] {
  const shown = handles.filter(({ value }) => value !== name && value !== domain)
  const links = shown.slice(0, mostHandles).map(({ id, kind, value, shown }) => (
    <a key={id} className="handle" href={`${kind === 'email' ? 'mailto' : 'tel'}:${value}`} translate="no">
      {shown}
    </a>
  ))
  return shown.length > mostHandles ? [...links, `+${shown.length - mostHandles}`] : links
}
