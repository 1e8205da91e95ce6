// One row of a table: its first cell is the link, a click anywhere opens it.
import { Link, useNavigate } from '@tanstack/react-router'
import type { MouseEvent, Ref } from 'react'
import { say } from '../../words/say.ts'
import type { TableProps } from './column.ts'

export type RowKeys<Row> = { at: number; setAt: (at: number) => void; choose: (row: Row) => void }
type Props<Row> = {
  ref?: Ref<HTMLTableRowElement>
  row: Row
  index: number
  table: TableProps<Row>
  keys: RowKeys<Row>
}

export function TableRow<Row>({ ref, row, index, table, keys }: Props<Row>) {
  const { columns, rowKey, opens, chosen, onChoose } = table
  const navigate = useNavigate()
  const to = opens?.(row)
  const isChosen = chosen?.has(rowKey(row)) ?? false
  const open = (event: MouseEvent) => {
    keys.setAt(index)
    if (to && !isOnControl(event)) void navigate(to as Parameters<typeof navigate>[0])
  }
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      tabIndex={to ? undefined : -1}
      className={[to ? 'opens' : '', index === keys.at || isChosen ? 'sel' : ''].join(' ').trim() || undefined}
      onClick={open}
      onFocus={() => keys.setAt(index)}
    >
      {onChoose && (
        <td className="tick-cell">
          <input
            type="checkbox"
            aria-label={say('kit.chooseRow', { name: rowKey(row) })}
            checked={isChosen}
            onChange={() => keys.choose(row)}
          />
        </td>
      )}
      {columns.map(({ key, cell, right }, at) => (
        <td key={key} className={right ? 'right' : undefined}>
          {at === 0 && to ? (
            <Link {...to} className="first">
              {cell(row)}
            </Link>
          ) : (
            cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}

/** A click that chose text, or met a link or button of the row, opens nothing more. */
function isOnControl({ target, metaKey, ctrlKey }: MouseEvent): boolean {
  const met = target instanceof Element && target.closest('a, button, input, label, [role="menuitem"]')
  return Boolean(met) || metaKey || ctrlKey || (getSelection()?.toString() ?? '') !== ''
}
