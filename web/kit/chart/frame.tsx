// What every chart has: its width, its note on hover, its figures as a table for who cannot see it.
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { say, useVoice } from '../../words/say.ts'

export type Format = (value: number) => string

/** The width an element has, as it changes. */
export function useWidth(usual: number): [React.RefObject<HTMLElement | null>, number] {
  const element = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(usual)
  useLayoutEffect(() => {
    if (!element.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(80, Math.round(entry?.contentRect.width ?? usual))))
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [usual])
  return [element, width]
}

type Props = {
  label: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
  note?: { x: number; y: number; text: string } | null
  children: ReactNode
  ref: React.RefObject<HTMLElement | null>
}

export function ChartFrame({ label, head, rows, note, children, ref }: Props) {
  useVoice()
  return (
    <figure ref={ref} className="chart" aria-label={label}>
      {children}
      {note && (
        <div className="chart-note" aria-hidden style={{ left: note.x, top: note.y }}>
          {note.text}
        </div>
      )}
      <table className="visually-hidden">
        <caption>
          {label}. {say('kit.table')}
        </caption>
        <thead>
          <tr>
            {head.map((text, at) => (
              <th key={at} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((text, column) => (
                <td key={column}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** Makes a shape a button where it opens something: pointer, Enter and the space bar. */
export function asButton(label: string, open: (() => void) | undefined) {
  if (!open) return {}
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open()
  }
  return { role: 'button', tabIndex: 0, 'aria-label': label, onClick: open, onKeyDown }
}
