// A menu of actions or choices under a button.
import { lazy, type ReactElement, type ReactNode } from 'react'
import { OnDemand } from './OnDemand.tsx'

export type MenuChoice = {
  label: ReactNode
  onChoose: () => void
  icon?: ReactNode
  hint?: ReactNode
  /** True or false makes it a choice with a tick. */
  checked?: boolean
  danger?: boolean
  disabled?: boolean
}
export type MenuItem = MenuChoice | { heading: ReactNode } | 'line'

export type MenuProps = {
  trigger: ReactElement
  label: string
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

const load = () => import('./MenuSheet.tsx').then((module) => ({ default: module.MenuSheet }))
const MenuSheet = lazy(load)

export function Menu(props: MenuProps) {
  return (
    <OnDemand trigger={props.trigger} kind="menu" load={load} open={props.open}>
      <MenuSheet {...props} defaultOpen />
    </OnDemand>
  )
}
