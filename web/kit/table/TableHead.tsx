// The heads of a table's columns; a click sorts by one, another click the other way round.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { say } from '../../words/say.ts'
import { type Column, sortAfter, type TableProps } from './column.ts'

type Props<Row> = TableProps<Row> & { allChosen: boolean; onChooseAll: (on: boolean) => void }

export function TableHead<Row>({ columns, sort, onSort, onChoose, allChosen, onChooseAll }: Props<Row>) {
  return (
    <>
      <colgroup>
        {onChoose && <col style={{ width: 34 }} />}
        {columns.map(({ key, width }) => (
          <col key={key} style={width === undefined ? undefined : { width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {onChoose && (
            <th className="tick-cell" scope="col">
              <input
                type="checkbox"
                aria-label={say('kit.chooseAll')}
                checked={allChosen}
                onChange={(event) => onChooseAll(event.target.checked)}
              />
            </th>
          )}
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
    </>
  )
}

function Head<Row>({ column, sort, onSort }: { column: Column<Row> } & Pick<Props<Row>, 'sort' | 'onSort'>) {
  const { key, head, right, sortable } = column
  const className = right ? 'right' : undefined
  if (!sortable || !onSort)
    return (
      <th scope="col" className={className}>
        {head}
      </th>
    )
  const by = sort?.by === key
  const descending = by ? sort.descending : column.descending
  return (
    <th scope="col" className={className} aria-sort={!by ? 'none' : sort.descending ? 'descending' : 'ascending'}>
      <button type="button" onClick={() => onSort(sortAfter(sort, column))}>
        {head}
        {descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />}
      </button>
    </th>
  )
}
