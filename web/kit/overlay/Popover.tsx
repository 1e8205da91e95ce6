// A small sheet beside what it explains or sets.
import { lazy } from 'react'
import { OnDemand } from './OnDemand.tsx'
import type { PopoverProps } from './popover.ts'

const load = () => import('./PopoverSheet.tsx').then((module) => ({ default: module.PopoverSheet }))
const PopoverSheet = lazy(load)

export function Popover(props: PopoverProps) {
  return (
    <OnDemand trigger={props.trigger} kind="dialog" load={load} open={props.open}>
      <PopoverSheet {...props} defaultOpen />
    </OnDemand>
  )
}
