// A small table inside a card.
import type { Column } from './column.ts'

type Props<Row> = { label: string; rows: readonly Row[]; rowKey: (row: Row) => string; columns: readonly Column<Row>[] }

/** Scrolls sideways in itself where it is too wide. */
export function PlainTable<Row>({ label, rows, rowKey, columns }: Props<Row>) {
  return (
    <div className="scroll-x" role="region" aria-label={label} tabIndex={0}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, head, right, width }) => (
              <th
                key={key}
                scope="col"
                className={right ? 'right' : undefined}
                style={width === undefined ? undefined : { width }}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, cell, right }) => (
                <td key={key} className={right ? 'right' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
