// The menu itself, fetched when the first one is about to open. It stands where its button stands, so that it belongs to the same part of the page.
import { Check } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { MenuItem, MenuProps } from './menu.ts'

export function MenuSheet({
  trigger,
  label,
  items,
  align = 'end',
  side = 'bottom',
  ...state
}: MenuProps & { defaultOpen: boolean }) {
  return (
    <Radix.Root modal={false} {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        className="menu"
        aria-label={label}
        align={align}
        side={side}
        sideOffset={5}
        collisionPadding={12}
        loop
      >
        {items.map((item, at) => (
          <Line key={at} item={item} />
        ))}
      </Radix.Content>
    </Radix.Root>
  )
}

function Line({ item }: { item: MenuItem }) {
  if (item === 'line')
    return (
      <Radix.Separator asChild>
        <hr />
      </Radix.Separator>
    )
  if ('heading' in item) return <Radix.Label className="over">{item.heading}</Radix.Label>
  const { label, onChoose, icon, hint, checked, danger, disabled = false } = item
  const shared = { className: danger ? 'danger' : '', disabled, onSelect: onChoose }
  const text = (
    <span>
      {icon}
      {label}
    </span>
  )
  if (checked === undefined)
    return (
      <Radix.Item {...shared}>
        {text}
        {hint && <small>{hint}</small>}
      </Radix.Item>
    )
  return (
    <Radix.CheckboxItem {...shared} checked={checked}>
      {text}
      {checked ? <Check size={15} aria-hidden /> : hint && <small>{hint}</small>}
    </Radix.CheckboxItem>
  )
}
