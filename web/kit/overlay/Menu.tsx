// A menu of actions or choices under a button.
import { lazy } from 'react'
import type { MenuProps } from './menu.ts'
import { OnDemand } from './OnDemand.tsx'

const load = () => import('./MenuSheet.tsx').then((module) => ({ default: module.MenuSheet }))
const MenuSheet = lazy(load)

export function Menu(props: MenuProps) {
  return (
    <OnDemand trigger={props.trigger} kind="menu" load={load} open={props.open}>
      <MenuSheet {...props} defaultOpen />
    </OnDemand>
  )
}
