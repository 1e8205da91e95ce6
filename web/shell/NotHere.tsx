// What an address leads to is not there: what it would have been, why it may be missing, and where to look for it.
import { Link } from '@tanstack/react-router'
import { Button } from '../kit/action/Button.tsx'
import { Page } from '../kit/page/Page.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { say, useVoice } from '../words/say.ts'
import { openFind } from './find.ts'

export type Missing = 'page' | 'customer' | 'conversation' | 'source' | 'rule'

export function NotHere({ of }: { of: Missing }) {
  useVoice()
  const isOfChannels = of === 'source' || of === 'rule'
  return (
    <Page title={say(`shell.missing_${of}`)}>
      <EmptyState
        title={say('shell.missing')}
        action={
          <>
            {!isOfChannels && <Button onClick={() => openFind()}>{say('shell.find')}</Button>}
            {of === 'customer' && (
              <Link className="button" to="/customers" search={{ show: 'removed' } as never}>
                {say('shell.removedOnes')}
              </Link>
            )}
            <Link className="button" to={isOfChannels ? '/channels' : of === 'customer' ? '/customers' : '/'}>
              {say(isOfChannels ? 'shell.toChannels' : of === 'customer' ? 'shell.toCustomers' : 'shell.home')}
            </Link>
          </>
        }
      >
        {say(`shell.missing_${of}_why`)}
      </EmptyState>
    </Page>
  )
}
