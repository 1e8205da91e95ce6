// Names with a bar and a figure each, the greatest first if so given.
import { formatNumber } from '../../words/format.ts'
import { useVoice } from '../../words/say.ts'
import type { Format } from './ChartFrame.tsx'

export type BarRow = { key: string; label: string; value: number; note?: string }
type Props = { label: string; rows: readonly BarRow[]; format?: Format; onOpen?: (row: BarRow) => void }

export function HorizontalBars({ label, rows, format = formatNumber, onOpen }: Props) {
  useVoice()
  const most = Math.max(...rows.map(({ value }) => value), 1e-9)
  return (
    <ul className="bars" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          {onOpen ? (
            <button type="button" className="link" style={{ textAlign: 'left' }} onClick={() => onOpen(row)}>
              {row.label}
            </button>
          ) : (
            <span>{row.label}</span>
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
