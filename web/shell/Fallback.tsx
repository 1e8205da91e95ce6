// What stands in a page's place while it is fetched, when it is not there, and when it broke.
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Page } from '../kit/page/Page.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { Skeleton, SkeletonCard } from '../kit/state/Skeleton.tsx'
import { say, useVoice } from '../words/say.ts'

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

export function NoPage() {
  useVoice()
  return (
    <Page title={say('problem.not_found_title')}>
      <EmptyState
        title={say('problem.not_found_page')}
        action={
          <Link className="button" to={'/' as '.'}>
            {say('shell.home')}
          </Link>
        }
      />
    </Page>
  )
}

export function BrokenPage({ error, reset }: { error: unknown; reset: () => void }) {
  useVoice()
  useEffect(() => console.error(error), [error])
  return (
    <Page title={say('problem.title')} narrow>
      <ErrorState error={error} retry={reset} />
    </Page>
  )
}
