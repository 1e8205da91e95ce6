// What every chart has: its note on hover, and its figures as a table for who cannot see it.
import type { ReactNode, RefObject } from 'react'
import { say, useVoice } from '../../words/say.ts'

export type Format = (value: number) => string

type Props = {
  label: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
  note?: { x: number; y: number; text: string } | null
  children: ReactNode
  ref: RefObject<HTMLElement | null>
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
      <div className="visually-hidden">
        <table>
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
      </div>
    </figure>
  )
}
