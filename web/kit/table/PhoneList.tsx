// A table on a phone: one line under the other, the whole line is the link.
import { Link } from '@tanstack/react-router'
import { SkeletonRows } from '../state/Skeleton.tsx'
import type { TableProps } from './column.ts'
import { useRows } from './rows.ts'

export function PhoneList<Row>(props: TableProps<Row>) {
  const { label, rows, opens, more, rowHeight = 74 } = props
  const { body, drawn, before, after, measure } = useRows({ ...props, rowHeight })
  return (
    <>
      <ul ref={body as never} className="list" aria-label={label} style={{ paddingTop: before, paddingBottom: after }}>
        {drawn.map(({ index, key }) => {
          const row = rows[index]
          if (row === undefined) return null
          const to = opens?.(row)
          return (
            <li
              key={key}
              ref={measure}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={more?.has ? -1 : rows.length}
            >
              {to ? (
                <Link {...to} className="first">
                  <Line row={row} table={props} />
                </Link>
              ) : (
                <Line row={row} table={props} />
              )}
            </li>
          )
        })}
      </ul>
      {more?.busy && <SkeletonRows rows={2} height={rowHeight} />}
    </>
  )
}

function Line<Row>({ row, table: { columns, phone } }: { row: Row; table: TableProps<Row> }) {
  if (phone) return phone(row)
  const [first, ...others] = columns
  return (
    <>
      {first?.cell(row)}
      <div className="more">
        {others.map(({ key, cell }) => (
          <span key={key}>{cell(row)}</span>
        ))}
      </div>
    </>
  )
}
