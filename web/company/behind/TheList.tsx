// One of the lists behind a figure: its table, its pages, and what stands there when it is empty.
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../../kit/state/EmptyState.tsx'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import type { Column } from '../../kit/table/column.ts'
import { Table } from '../../kit/table/Table.tsx'
import { say, useVoice } from '../../words/say.ts'

type Pages<Row> = {
  items: readonly Row[]
  error: unknown
  isPending: boolean
  hasMore: boolean
  isFetchingMore: boolean
  more: () => void
  refetch: () => void
}

type Props<Row> = {
  label: string
  pages: Pages<Row>
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  opens: (row: Row) => LinkProps
  phone: (row: Row) => ReactNode
}

export function TheList<Row>({ label, pages, ...table }: Props<Row>) {
  useVoice()
  const { items, error, isPending, hasMore, isFetchingMore, more, refetch } = pages
  if (error && items.length === 0) return <ErrorState error={error} retry={refetch} />
  return (
    <div className="behind">
      <Table
        {...table}
        label={label}
        rows={items}
        more={{ has: hasMore, load: more, busy: isFetchingMore }}
        loading={isPending}
        empty={<EmptyState title={say('company.listEmpty')}>{say('company.listEmptyWhy')}</EmptyState>}
      />
    </div>
  )
}
