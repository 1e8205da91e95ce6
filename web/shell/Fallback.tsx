// What stands in a page's place while it is fetched, when it is not there, and when it broke.
import { useEffect } from 'react'
import { Page } from '../kit/page/Page.tsx'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { Skeleton, SkeletonCard } from '../kit/state/Skeleton.tsx'
import { say, useVoice } from '../words/say.ts'
import { NotHere } from './NotHere.tsx'

export function PagePending() {
  return (
    <main id="page" className="page" aria-busy>
      <Skeleton width={280} height={38} />
      <div style={{ height: 30 }} />
      <SkeletonCard lines={4} />
      <SkeletonCard lines={4} />
    </main>
  )
}

export const NoPage = () => <NotHere of="page" />

export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  useVoice()
  useEffect(() => console.error(error), [error])
  return (
    <Page title={say('problem.title')} narrow>
      <ErrorState error={error} retry={reset} />
    </Page>
  )
}
