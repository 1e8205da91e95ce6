// A button that is only an icon; its name is read aloud and shown on hover.
import type { ComponentProps } from 'react'
import { Tooltip } from '../overlay/Tooltip.tsx'

type Props = ComponentProps<'button'> & { label: string; keys?: string }

export function IconButton({ label, keys, className = '', children, ...rest }: Props) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <button type="button" {...rest} aria-label={label} className={`icon-button ${className}`}>
        {children}
      </button>
    </Tooltip>
  )
}
