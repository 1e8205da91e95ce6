// Which rows of a long list are drawn, and the keys that walk through them.
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { say } from '../../words/say.ts'
import { useShortcut } from '../keys/shortcut.ts'
import type { TableProps } from './column.ts'

const askAhead = 20

/** The page itself scrolls; only what is near the window is drawn. */
export function useRows<Row>({ rows, rowKey, more, rowHeight = 57 }: TableProps<Row>) {
  const body = useRef<HTMLElement>(null)
  const scrollMargin = useTop(body)
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (at) => (rows[at] ? rowKey(rows[at]) : at),
    overscan: 12,
    scrollMargin,
  })
  const drawn = virtual.getVirtualItems()
  const last = drawn.at(-1)?.index ?? -1
  useEffect(() => {
    if (more?.has && !more.busy && last >= rows.length - askAhead) more.load()
  }, [more, last, rows.length])
  const before = (drawn[0]?.start ?? scrollMargin) - scrollMargin
  const after = virtual.getTotalSize() - ((drawn.at(-1)?.end ?? scrollMargin) - scrollMargin)
  return {
    body,
    drawn,
    before,
    after,
    measure: virtual.measureElement,
    scrollTo: (at: number) => virtual.scrollToIndex(at, { align: 'auto' }),
  }
}

/** How far down the page an element begins, as what is above it grows and shrinks. */
function useTop(element: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setTop(element.current ? element.current.getBoundingClientRect().top + window.scrollY : 0)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [element])
  return top
}

/** j and k move, Enter opens (the row's link has the focus), x chooses, and the list's own keys act on the row one is at. */
export function useRowKeys<Row>(
  table: TableProps<Row>,
  body: { current: HTMLElement | null },
  scrollTo: (at: number) => void,
) {
  const { rows, rowKey, chosen, onChoose, onKey = {} } = table
  const [at, setAt] = useState(-1)
  const wanted = useRef(-1)
  const move = (step: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, at + step))
    if (rows.length === 0) return
    wanted.current = next
    setAt(next)
    scrollTo(next)
  }
  useEffect(() => {
    const row = wanted.current < 0 ? null : body.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    wanted.current = -1
    ;(row.querySelector<HTMLElement>('a.first') ?? row).focus({ preventScroll: true })
  })
  const choose = useCallback(
    (row: Row) => {
      const next = new Set(chosen)
      if (!next.delete(rowKey(row))) next.add(rowKey(row))
      onChoose?.(next)
    },
    [chosen, onChoose, rowKey],
  )
  const onRow = (run: (row: Row) => void) => () => rows[at] && run(rows[at])
  useShortcut('j', say('kit.tableKeys'), () => move(1))
  useShortcut('k', say('kit.tableKeys'), () => move(-1))
  useShortcut('x', say('kit.tableChoose'), onRow(choose), { when: onChoose !== undefined })
  const [first, second, third] = Object.entries(onKey)
  useOwnKey(first, onRow)
  useOwnKey(second, onRow)
  useOwnKey(third, onRow)
  return { at, setAt, choose }
}

type OwnKey<Row> = [string, { label: string; run: (row: Row) => void }] | undefined

function useOwnKey<Row>(own: OwnKey<Row>, onRow: (run: (row: Row) => void) => () => void): void {
  useShortcut(own?.[0] ?? '', own?.[1].label ?? '', own ? onRow(own[1].run) : () => {}, { when: own !== undefined })
}
