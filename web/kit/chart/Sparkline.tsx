// A line of a word's size: how something went.
type Props = {
  label: string
  values: readonly number[]
  tone?: 'accent' | 'warm' | 'owe' | 'info'
  width?: number
  height?: number
  dot?: boolean
}

/** Drawn from the least to the greatest value; a flat line lies in the middle. */
export function Sparkline({ label, values, tone = 'accent', width = 90, height = 22, dot = false }: Props) {
  if (values.length < 2) return null
  const least = Math.min(...values)
  const range = Math.max(...values) - least
  const edge = 3
  const x = (at: number) => (at / (values.length - 1)) * (width - 2 * edge) + edge
  const y = (value: number) =>
    range === 0 ? height / 2 : height - edge - ((value - least) / range) * (height - 2 * edge)
  const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const colour = `var(--${tone})`
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline
        fill="none"
        stroke={colour}
        strokeWidth={1.6}
        strokeLinejoin="round"
        strokeLinecap="round"
        points={points}
      />
      {dot && <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r={2.4} fill={colour} />}
    </svg>
  )
}
