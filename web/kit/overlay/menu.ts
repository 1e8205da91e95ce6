// What a menu is given.
import type { ReactElement, ReactNode } from 'react'

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
