// Values side by side, such as months; a click opens what a bar counts.
import { AxisBottom } from '@visx/axis'
import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { useState } from 'react'
import { formatNumber } from '../../words/format.ts'
import { say } from '../../words/say.ts'
import { ChartFrame, type Format } from './ChartFrame.tsx'
import { asButton } from './press.ts'
import { useWidth } from './width.ts'

export type BarPoint = { key: string; label: string; value: number; note?: string }
type Props = {
  label: string
  points: readonly BarPoint[]
  format?: Format
  onOpen?: (point: BarPoint) => void
  height?: number
  fade?: boolean
}

const foot = 20

/** With `fade` (as usual) the past is paler than the present. */
export function BarChart({ label, points, format = formatNumber, onOpen, height = 120, fade = true }: Props) {
  const [ref, width] = useWidth(280)
  const [over, setOver] = useState<BarPoint | null>(null)
  const x = scaleBand({
    domain: points.map(({ key }) => key),
    range: [0, width],
    paddingInner: 0.32,
    paddingOuter: 0.05,
  })
  const y = scaleLinear({ domain: [0, Math.max(1, ...points.map(({ value }) => value))], range: [height - foot, 16] })
  const names = new Map(points.map((point) => [point.key, point.label]))
  const middle = (key: string) => (x(key) ?? 0) + x.bandwidth() / 2
  const told = (point: BarPoint) => `${point.label}: ${format(point.value)}${point.note ? `, ${point.note}` : ''}`
  return (
    <ChartFrame
      ref={ref}
      label={label}
      head={[say('kit.label'), say('kit.value')]}
      rows={points.map((point) => [point.label, format(point.value)])}
      note={over && { x: middle(over.key), y: y(over.value), text: told(over) }}
    >
      <svg height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden={onOpen ? undefined : true}>
        {points.map((point, at) => (
          <g
            key={point.key}
            {...asButton(told(point), onOpen && (() => onOpen(point)))}
            onPointerEnter={() => setOver(point)}
            onPointerLeave={() => setOver(null)}
          >
            <rect className="hit" x={x(point.key)} y={0} width={x.bandwidth()} height={height - foot} />
            <Bar
              className="bar"
              x={x(point.key)}
              y={y(point.value)}
              width={x.bandwidth()}
              height={Math.max(0, height - foot - y(point.value))}
              rx={2}
              opacity={fade ? 0.35 + (0.6 * (at + 1)) / points.length : 0.9}
            />
          </g>
        ))}
        <AxisBottom
          top={height - foot}
          scale={x}
          hideAxisLine
          hideTicks
          tickFormat={(key) => names.get(key) ?? key}
          tickValues={thinned(points, width)}
          tickLabelProps={{ textAnchor: 'middle', dy: -2 }}
        />
      </svg>
    </ChartFrame>
  )
}

/** As many labels as fit without touching, the last always among them. */
export function thinned(points: readonly { key: string; label: string }[], width: number): string[] {
  const longest = Math.max(1, ...points.map(({ label }) => label.length)) * 6.2 + 10
  const step = Math.max(1, Math.ceil((points.length * longest) / width))
  return points.filter((_, at) => (points.length - 1 - at) % step === 0).map(({ key }) => key)
}
