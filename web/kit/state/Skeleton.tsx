// The shape of what is coming, so that nothing jumps when it is there.
import { say, useVoice } from '../../words/say.ts'

type Props = { lines?: number; width?: string | number; height?: string | number }

/** Lines of text, or one block of a given height. */
export function Skeleton({ lines = 1, width, height = 13 }: Props) {
  useVoice()
  return (
    <span role="status" aria-label={say('kit.loading')} style={{ display: 'grid', gap: 8, padding: '4px 0' }}>
      {Array.from({ length: lines }, (_, at) => (
        <span
          key={at}
          className="bone"
          style={{ height, width: width ?? (lines > 1 && at === lines - 1 ? '58%' : '100%') }}
        />
      ))}
    </span>
  )
}

export function SkeletonCard({ lines = 3 }: { lines?: number }) {
  return (
    <div className="card">
      <Skeleton lines={lines} />
    </div>
  )
}

/** Ruled rows, as a table or a list will have them. */
export function SkeletonRows({ rows = 8, height = 57 }: { rows?: number; height?: number }) {
  useVoice()
  return (
    <div role="status" aria-label={say('kit.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        <div
          key={at}
          style={{
            height,
            display: 'grid',
            alignContent: 'center',
            gap: 7,
            borderBottom: '1px solid var(--rule)',
            padding: '0 8px',
          }}
        >
          <span className="bone" style={{ height: 13, width: `${22 + ((at * 7) % 16)}%` }} />
          <span className="bone" style={{ height: 9, width: `${32 + ((at * 11) % 20)}%` }} />
        </div>
      ))}
    </div>
  )
}
