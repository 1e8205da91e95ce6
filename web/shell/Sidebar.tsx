// The places one can go to, at the left of a wide window.
import { Link } from '@tanstack/react-router'
import { ChevronsUpDown, PenLine } from 'lucide-react'
import { useId } from 'react'
import { Kbd } from '../kit/show/Kbd.tsx'
import { formatCount } from '../words/format.ts'
import { say } from '../words/say.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { beginMail, canWrite } from './writing/desk.ts'
import { canFind, openFind } from './find.ts'
import { type Here, useRight } from './here.ts'
import { type Counts, type Place, usePlaces } from './places.ts'

export type FrameParts = { here: Here; counts: Counts; onKeys: () => void }

export function Sidebar({ here, counts, onKeys }: FrameParts) {
  const mayWrite = useRight('writeMail') && canWrite()
  return (
    <nav className="side" aria-label={say('shell.pages')}>
      <a className="brand" href="/">
        {say('shell.brand')}
      </a>
      {canFind() && (
        <button type="button" className="find" onClick={() => openFind()}>
          {say('shell.find')} <Kbd keys="mod+k" />
        </button>
      )}
      {mayWrite && (
        <button type="button" className="write" onClick={beginMail}>
          <PenLine size={14} aria-hidden />
          {say('shell.write')} <Kbd keys="c" />
        </button>
      )}
      {usePlaces().map(({ group, places }) => (
        <Group key={group ?? ''} title={group && say(group)} places={places} counts={counts} />
      ))}
      <div className="account">
        <AccountMenu here={here} onKeys={onKeys} side="top" align="start">
          <button type="button">
            <span className="cut" translate="no">
              <b className="cut">{here.account?.name}</b>
              <small className="cut">{here.workspace?.name}</small>
            </span>
            <ChevronsUpDown size={14} aria-hidden />
          </button>
        </AccountMenu>
      </div>
    </nav>
  )
}

function Group({ title, places, counts }: { title: string | undefined; places: readonly Place[]; counts: Counts }) {
  const id = useId()
  return (
    <>
      {title && (
        <div className="over" id={id}>
          {title}
        </div>
      )}
      <ul aria-labelledby={title ? id : undefined}>
        {places.map((place) => (
          <li key={place.name}>
            <Link
              to={place.path}
              activeOptions={{ exact: place.path === '/', includeSearch: false }}
              activeProps={{ className: 'on' }}
            >
              {say(place.label)}
              <Count of={counts[place.name]} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

export function Count({ of }: { of: Counts[Place['name']] }) {
  return of && of.value > 0 ? <span className={of.owe ? 'n owe' : 'n'}>{formatCount(of.value, of.cap)}</span> : null
}
