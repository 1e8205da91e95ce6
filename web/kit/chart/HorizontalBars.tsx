// Names with a bar and a figure each, the greatest first if so given.
import { Link, type LinkProps } from '@tanstack/react-router'
import { formatNumber } from '../../words/format.ts'
import { useVoice } from '../../words/say.ts'
import type { Format } from './ChartFrame.tsx'

export type BarRow = {
  key: string
  label: string
  value: number
  note?: string
  /** Under a rule, for what is not of the row of the others; on their scale all the same. */
  apart?: boolean
}
type Props = { label: string; rows: readonly BarRow[]; format?: Format; to?: (row: BarRow) => LinkProps }

/** With `to` each name leads to what its bar counts. */
export function HorizontalBars({ label, rows, format = formatNumber, to }: Props) {
  useVoice()
  const most = Math.max(...rows.map(({ value }) => value), 1e-9)
  return (
    <ul className="bars" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key} className={row.apart ? 'apart' : undefined}>
          {to && row.value > 0 ? (
            <Link {...to(row)} className="link" dir="auto">
              {row.label}
            </Link>
          ) : (
            <span dir="auto">{row.label}</span>
          )}
          <span className="meter" aria-hidden>
            <i style={{ width: `${(100 * row.value) / most}%`, minWidth: row.value > 0 ? 2 : 0 }} />
          </span>
          <span className="num">
            {format(row.value)} {row.note && <small className="quiet">{row.note}</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
