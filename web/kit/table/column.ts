// What a table is made of.
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** '24%' or 120 (pixels); what is left is shared. */
  width?: string | number
  /** Figures stand at the right. */
  right?: boolean
  sortable?: boolean
  /** Sorts from the greatest at the first click. */
  descending?: boolean
}

export type Sort = { by: string; descending: boolean }

export type TableProps<Row> = {
  label: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  /** Where a row leads; its first cell is the link. */
  opens?: (row: Row) => LinkProps
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** The next page of the list, asked for before its end is reached. */
  more?: { has: boolean; load: () => void; busy: boolean }
  loading?: boolean
  empty?: ReactNode
  chosen?: ReadonlySet<string>
  onChoose?: (chosen: Set<string>) => void
  /** Single keys that do something with the row one is at. */
  onKey?: Record<string, { label: string; run: (row: Row) => void }>
  /** A row of the list that the table becomes on a phone; without it the first cell, and the others under it. */
  phone?: (row: Row) => ReactNode
  rowHeight?: number
}

/** The sort after a click on a column's head. */
export function sortAfter(
  sort: Sort | undefined,
  { key, descending = false }: { key: string; descending?: boolean },
): Sort {
  return sort?.by === key ? { by: key, descending: !sort.descending } : { by: key, descending }
}
