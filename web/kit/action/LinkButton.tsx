// A link that looks like a button.
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './Button.tsx'

/** Takes the router's `to`, `params` and `search` and a button's look. */
export const LinkButton = createLink(
  ({ tone = 'plain', small = false, icon, className, children, ...rest }: ComponentProps<'a'> & ButtonLook) => (
    <a {...rest} className={buttonClass(tone, small, className)}>
      {icon}
      {children}
    </a>
  ),
)
