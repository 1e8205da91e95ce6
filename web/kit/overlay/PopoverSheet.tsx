// The popover itself, fetched when the first one opens.
import * as Radix from 'radix-ui/popover'
import type { PopoverProps } from './popover.ts'

export function PopoverSheet({
  trigger,
  label,
  children,
  align = 'start',
  ...state
}: PopoverProps & { defaultOpen: boolean }) {
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="popover" aria-label={label} align={align} sideOffset={6} collisionPadding={12}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
