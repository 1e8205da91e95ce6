// One big number and what it means.
import type { ReactNode } from 'react'

export function Figure({ value, note, tone }: { value: ReactNode; note?: ReactNode; tone?: 'up' | 'down' }) {
  return (
    <>
      <div className="big">{value}</div>
      {note && <small className={tone ?? 'sub'}>{note}</small>}
    </>
  )
}
