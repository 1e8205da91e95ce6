// A button, and the look that a link may share with it.
import type { ComponentProps, ReactNode } from 'react'

export type ButtonTone = 'plain' | 'primary' | 'quiet' | 'danger'
export type ButtonLook = { tone?: ButtonTone; small?: boolean; icon?: ReactNode }
type Props = ComponentProps<'button'> & ButtonLook & { busy?: boolean }

export function Button({
  tone = 'plain',
  small = false,
  busy = false,
  icon,
  className = '',
  children,
  disabled,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(tone, small, className)}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
    >
      {busy ? <i className="spin" aria-hidden /> : icon}
      {children}
    </button>
  )
}

export const buttonClass = (tone: ButtonTone, small: boolean, more = ''): string =>
  ['button', tone === 'plain' ? '' : tone, small ? 'small' : '', more].filter(Boolean).join(' ')
