// Values over time, one line each; the nearest point tells its figures.
import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleLinear, scaleTime } from '@visx/scale'
import { LinePath } from '@visx/shape'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { formatDay } from '../../words/date.ts'
import { formatNumber } from '../../words/format.ts'
import { say } from '../../words/say.ts'
import { ChartFrame, type Format } from './ChartFrame.tsx'
import { useWidth } from './width.ts'

export type LinePoint = { at: string; value: number }
export type Line = {
  key: string
  label: string
  points: readonly LinePoint[]
  tone?: 'accent' | 'warm' | 'owe' | 'info'
}
type Props = {
  label: string
  series: readonly Line[]
  format?: Format
  formatAt?: (at: string) => string
  onOpen?: (at: string) => void
  height?: number
}

const room = { left: 40, right: 10, top: 14, bottom: 22 }
const tones = ['accent', 'warm', 'info', 'owe'] as const

export function LineChart({
  label,
  series,
  format = formatNumber,
  formatAt = (at) => formatDay(at),
  onOpen,
  height = 200,
}: Props) {
  const [ref, width] = useWidth(560)
  const [over, setOver] = useState<string | null>(null)
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort()
  const values = series.flatMap(({ points }) => points.map(({ value }) => value))
  const x = scaleTime({
    domain: [new Date(days[0] ?? 0), new Date(days.at(-1) ?? 0)],
    range: [room.left, width - room.right],
  })
  const y = scaleLinear({ domain: [0, Math.max(1, ...values)], range: [height - room.bottom, room.top], nice: 4 })
  const valueAt = (line: Line, at: string) => line.points.find((point) => point.at === at)?.value
  const seek = (event: PointerEvent<SVGSVGElement>) => {
    const at = +x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left)
    setOver(
      days.reduce<string | null>(
        (best, day) => (best && Math.abs(+new Date(best) - at) <= Math.abs(+new Date(day) - at) ? best : day),
        null,
      ),
    )
  }
  const told: string | null =
    over &&
    `${formatAt(over)}: ${series.map((line) => `${series.length > 1 ? `${line.label} ` : ''}${format(valueAt(line, over) ?? 0)}`).join(', ')}`
  return (
    <ChartFrame
      ref={ref}
      label={label}
      head={[say('kit.label'), ...series.map((line) => line.label)]}
      rows={days.map((day) => [formatAt(day), ...series.map((line) => format(valueAt(line, day) ?? 0))])}
      note={
        over && told
          ? { x: x(new Date(over)), y: Math.min(...series.map((line) => y(valueAt(line, over) ?? 0))), text: told }
          : null
      }
    >
      <svg
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        {...(onOpen ? walkable(label, days, over, told, { setOver, onOpen }) : { 'aria-hidden': true })}
        onPointerMove={seek}
        onPointerLeave={() => setOver(null)}
        onClick={() => over && onOpen?.(over)}
        style={onOpen ? { cursor: 'pointer' } : undefined}
      >
        {y.ticks(4).map((tick) => (
          <line key={tick} className="grid" x1={room.left} x2={width - room.right} y1={y(tick)} y2={y(tick)} />
        ))}
        <AxisLeft
          left={room.left - 4}
          scale={y}
          hideAxisLine
          hideTicks
          numTicks={4}
          tickFormat={(value) => format(Number(value))}
          tickLabelProps={{ textAnchor: 'end', dy: '0.33em' }}
        />
        <AxisBottom
          top={height - room.bottom}
          scale={x}
          hideAxisLine
          hideTicks
          tickValues={thinned(days, width)}
          tickFormat={(at) => formatAt(new Date(at as Date).toISOString())}
          tickLabelProps={{ textAnchor: 'middle' }}
        />
        {series.map((line, at) => (
          <LinePath
            key={line.key}
            data={[...line.points]}
            x={(point) => x(new Date(point.at))}
            y={(point) => y(point.value)}
            stroke={`var(--${line.tone ?? tones[at % 4]})`}
            strokeWidth={1.8}
          />
        ))}
        {over &&
          series.map((line, at) => (
            <circle
              key={line.key}
              cx={x(new Date(over))}
              cy={y(valueAt(line, over) ?? 0)}
              r={3.2}
              fill={`var(--${line.tone ?? tones[at % 4]})`}
            />
          ))}
      </svg>
      {series.length > 1 && <Legend series={series} />}
    </ChartFrame>
  )
}

type Walk = { setOver: (at: string) => void; onOpen: (at: string) => void }

/** Arrows walk from point to point, Home and End to the first and last; Enter opens the one that is told. */
function walkable(
  label: string,
  days: readonly string[],
  over: string | null,
  told: string | null,
  { setOver, onOpen }: Walk,
) {
  const last = days.length - 1
  const at = over === null ? last : days.indexOf(over)
  const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }
  const tell = (to: number) => {
    const day = days[Math.min(last, Math.max(0, to))]
    if (day) setOver(day)
  }
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': last,
    'aria-valuenow': at,
    'aria-valuetext': told ?? undefined,
    onFocus: () => over === null && tell(last),
    onKeyDown: (event: KeyboardEvent) => {
      const to = steps[event.key]
      if (to !== undefined) tell(to)
      else if (event.key === 'Enter' && over) onOpen(over)
      else return
      event.preventDefault()
    },
  }
}

/** As many of the points as have room for their label, the last always among them. */
function thinned(days: readonly string[], width: number): Date[] {
  const step = Math.max(1, Math.ceil(days.length / Math.max(2, Math.floor(width / 80))))
  return days.filter((_, at) => (days.length - 1 - at) % step === 0).map((day) => new Date(day))
}

function Legend({ series }: { series: readonly Line[] }) {
  return (
    <ul className="legend">
      {series.map((line, at) => (
        <li key={line.key}>
          <span className="dot" style={{ background: `var(--${line.tone ?? tones[at % 4]})` }} />
          {line.label}
        </li>
      ))}
    </ul>
  )
}
