// Nothing is here yet: why, and what to do about it.
import type { ReactNode } from 'react'

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode; icon?: ReactNode }

export function EmptyState({ title, children, action, icon }: Props) {
  return (
    <div className="empty">
      {icon}
      <div className="title">{title}</div>
      {children && <p>{children}</p>}
      {action && <div className="acts">{action}</div>}
    </div>
  )
}
