// How a whole divides, as one thin bar.
export type MeterPart = { label: string; value: number; tone: 'accent' | 'owe' | 'warm' | 'info' | 'rest' }

/** Read aloud as its parts: "captured 39,870, left out 8,338". A part too small to see is still drawn. */
export function Meter({ label, parts }: { label: string; parts: readonly MeterPart[] }) {
  const total = parts.reduce((sum, { value }) => sum + value, 0) || 1
  const spoken = parts.map((part) => `${part.label} ${part.value}`).join(', ')
  return (
    <div className="meter" role="img" aria-label={`${label}: ${spoken}`}>
      {parts
        .filter(({ value }) => value > 0)
        .map((part) => (
          <i key={part.label} className={part.tone} style={{ width: `${(100 * part.value) / total}%`, minWidth: 2 }} />
        ))}
    </div>
  )
}
