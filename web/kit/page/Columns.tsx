// How a page is divided: the story and what stands beside it, or cards side by side.
import type { ReactNode } from 'react'

/** The aside is 348 px wide; on a narrow screen it comes below. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="cols">
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
}

export function Grid({ of = 3, children }: { of?: 3 | 4; children: ReactNode }) {
  return <div className={of === 3 ? 'grid3' : 'grid4'}>{children}</div>
}
