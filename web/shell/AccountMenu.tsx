// You and your workspace: switch it, light or dark, the keys, sign out.
import type { ReactElement } from 'react'
import { Menu } from '../kit/overlay/Menu.tsx'
import type { MenuItem } from '../kit/overlay/menu.ts'
import { toastProblem } from '../kit/overlay/toast.ts'
import { type Theme, useTheme } from '../kit/theme/theme.ts'
import { say, type TextKey } from '../words/say.ts'
import { type Here, signOut, switchWorkspace } from './here.ts'

type Props = {
  here: Here
  onKeys: () => void
  side: 'top' | 'bottom'
  align: 'start' | 'end'
  before?: MenuItem[]
  children: ReactElement
}

const themes = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
} as const satisfies Record<Theme, TextKey>

export function AccountMenu({ here, onKeys, side, align, before = [], children }: Props) {
  const [theme, chooseTheme] = useTheme()
  const workspaces: MenuItem[] = here.workspaces.map(({ id, name }) => ({
    label: name,
    checked: id === here.workspace?.id,
    onChoose: () => void (id === here.workspace?.id || switchWorkspace(id).catch(toastProblem)),
  }))
  const items: MenuItem[] = [
    ...before,
    ...(before.length > 0 ? (['line'] as const) : []),
    ...(workspaces.length > 1 ? [{ heading: say('shell.workspaces') }, ...workspaces, 'line' as const] : []),
    { heading: say('shell.theme') },
    ...(Object.keys(themes) as Theme[]).map((one) => ({
      label: say(themes[one]),
      checked: one === theme,
      onChoose: () => chooseTheme(one),
    })),
    'line',
    { label: say('shell.keys'), hint: '?', onChoose: onKeys },
    { label: say('shell.signOut'), onChoose: () => void signOut().catch(toastProblem) },
  ]
  return <Menu trigger={children} label={say('shell.account')} items={items} side={side} align={align} />
}
