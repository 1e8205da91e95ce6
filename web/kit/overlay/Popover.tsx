// A small sheet beside what it explains or sets.
import { lazy, type ReactElement, type ReactNode } from 'react'
import { OnDemand } from './OnDemand.tsx'

export type PopoverProps = {
  trigger: ReactElement
  label: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

const load = () => import('./PopoverSheet.tsx').then((module) => ({ default: module.PopoverSheet }))
const PopoverSheet = lazy(load)

export function Popover(props: PopoverProps) {
  return (
    <OnDemand trigger={props.trigger} kind="dialog" load={load} open={props.open}>
      <PopoverSheet {...props} defaultOpen />
    </OnDemand>
  )
}
