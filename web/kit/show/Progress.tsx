// How far something got; without a value, that it goes on.
import type { ReactNode } from 'react'
import { formatPercent } from '../../words/format.ts'

export function Progress({ label, value, note }: { label: ReactNode; value?: number | undefined; note?: ReactNode }) {
  const percent = value === undefined ? undefined : Math.round(100 * Math.min(1, Math.max(0, value)))
  return (
    <div>
      <div className="progress-line">
        <span>{label}</span>
        <small>{note ?? (value === undefined ? '' : formatPercent(value))}</small>
      </div>
      <div
        className={percent === undefined ? 'progress unknown' : 'progress'}
        role="progressbar"
        aria-label={typeof label === 'string' ? label : undefined}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={percent === undefined ? undefined : { width: `${percent}%` }} />
      </div>
    </div>
  )
}
