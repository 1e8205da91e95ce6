// A list of any length: sorted, walked through by keys, chosen from; on a phone a list of lines.
import { useMemo } from 'react'
import { say, useVoice } from '../../words/say.ts'
import { SkeletonRows } from '../state/Skeleton.tsx'
import { EmptyState } from '../state/EmptyState.tsx'
import { useMedia } from '../theme/media.ts'
import type { TableProps } from './column.ts'
import { PhoneList } from './PhoneList.tsx'
import { useRowKeys, useRows } from './rows.ts'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'

export function Table<Row>(props: TableProps<Row>) {
  useVoice()
  const narrow = useMedia('(max-width: 700px)')
  if (props.rows.length > 0 || (props.loading && !narrow))
    return narrow ? <PhoneList {...props} /> : <WideTable {...props} />
  if (props.loading) return <SkeletonRows height={props.rowHeight ?? 57} />
  return props.empty ?? <EmptyState title={say('kit.nothingHere')} />
}

function WideTable<Row>(props: TableProps<Row>) {
  const { label, rows, rowKey, columns, more, loading, chosen, onChoose } = props
  const { body, drawn, before, after, measure, scrollTo } = useRows(props)
  const keys = useRowKeys(props, body, scrollTo)
  const span = columns.length + (onChoose ? 1 : 0)
  const all = useMemo(() => rows.map(rowKey), [rows, rowKey])
  return (
    <>
      <table
        className="table"
        aria-label={label}
        aria-rowcount={more?.has ? -1 : rows.length + 1}
        aria-busy={loading || undefined}
      >
        <TableHead
          {...props}
          allChosen={all.length > 0 && chosen?.size === all.length}
          onChooseAll={(on) => onChoose?.(new Set(on ? all : []))}
        />
        <tbody ref={body as never}>
          <Spacer height={before} span={span} />
          {drawn.map(({ index, key }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <TableRow key={key} ref={measure} row={row} index={index} table={props} keys={keys} />
            )
          })}
          <Spacer height={after} span={span} />
        </tbody>
      </table>
      {loading && rows.length === 0 && <SkeletonRows height={props.rowHeight ?? 57} />}
      {more?.busy && <SkeletonRows rows={2} height={props.rowHeight ?? 57} />}
    </>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  return height > 0 ? (
    <tr className="spacer" aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  ) : null
}
