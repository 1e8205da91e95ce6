// The places one can go to, under the thumb on a phone; the rest under "More".
import { Link, useNavigate } from '@tanstack/react-router'
import { Building2, Ellipsis, Search, Sun, Users } from 'lucide-react'
import { say } from '../words/say.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { beginMail, canWrite } from './writing/desk.ts'
import { canFind, openFind } from './find.ts'
import { useRight } from './here.ts'
import { usePlaces } from './places.ts'
import { Count, type FrameParts } from './Sidebar.tsx'

const icons = { today: Sun, customers: Users, company: Building2 } as const
const isMain = (name: string): name is keyof typeof icons => name in icons

export function BottomTabs({ here, counts, onKeys }: FrameParts) {
  const navigate = useNavigate()
  const mayWrite = useRight('writeMail') && canWrite()
  const all = usePlaces().flatMap(({ places }) => places)
  const main = all.filter(({ name }) => isMain(name))
  const rest = all.filter(({ name }) => !isMain(name))
  const tabs = main.map(({ name, path, label }) => {
    const Icon = isMain(name) ? icons[name] : Ellipsis
    return (
      <Link
        key={name}
        to={path}
        activeOptions={{ exact: path === '/', includeSearch: false }}
        activeProps={{ className: 'on' }}
      >
        <Icon size={19} aria-hidden />
        {say(label)}
        {counts[name]?.owe && <Count of={counts[name]} />}
      </Link>
    )
  })
  return (
    <nav className="tabs" aria-label={say('shell.pages')}>
      {tabs.slice(0, 2)}
      {canFind() && (
        <button type="button" onClick={() => openFind()}>
          <Search size={19} aria-hidden />
          {say('shell.findShort')}
        </button>
      )}
      {tabs.slice(2)}
      <AccountMenu
        here={here}
        onKeys={onKeys}
        side="top"
        align="end"
        before={[
          ...(mayWrite ? [{ label: say('shell.write'), onChoose: beginMail }] : []),
          ...rest.map(({ path, label }) => ({ label: say(label), onChoose: () => void navigate({ to: path }) })),
        ]}
      >
        <button type="button">
          <Ellipsis size={19} aria-hidden />
          {say('shell.more')}
          {rest.map(({ name }) => counts[name]?.owe && <Count key={name} of={counts[name]} />)[0]}
        </button>
      </AccountMenu>
    </nav>
  )
}
