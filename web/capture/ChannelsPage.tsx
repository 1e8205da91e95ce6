// Channels: everything that was brought, and the proof that nothing of it is missing.
import { useCallback, useState } from 'react'
import { useApi, useInfiniteApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import type { Dropped } from '../kit/form/drop.ts'
import { PageDrop } from '../kit/form/FileDrop.tsx'
import { useAddress } from '../kit/page/address.ts'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { SkeletonRows } from '../kit/state/Skeleton.tsx'
import { useRight } from '../shell/here.ts'
import { say, useVoice } from '../words/say.ts'
import { BringDialog } from './BringDialog.tsx'
import { DropCard } from './drop/DropCard.tsx'
import { ConnectDialog } from './mailbox/ConnectDialog.tsx'
import { MailboxCard } from './mailbox/MailboxCard.tsx'
import { LeftOutCard } from './LeftOutCard.tsx'
import { OwnAddressCard } from './OwnAddressCard.tsx'
import { ProvedCard } from './ProvedCard.tsx'
import { SourceTable } from './SourceTable.tsx'
import './capture.css'

const address = { bring: '', connect: '' }

export function ChannelsPage() {
  useVoice()
  const mayBring = useRight('bringSources')
  const [{ bring, connect }, setAddress] = useAddress(address)
  const [files, setFiles] = useState<Dropped[] | null>(null)
  const sources = useInfiniteApi('GET /sources', {}, { touchedBy: ['source'] })
  const leftOut = useApi('GET /left-out', {}, { touchedBy: ['source'] }).data
  const isOpen = bring !== '' || files !== null
  const close = useCallback(() => {
    setFiles(null)
    setAddress({ bring: '' })
  }, [setAddress])
  const more = { has: sources.hasMore, load: sources.more, busy: sources.isFetchingMore }
  const buttons = (
    <>
      <Button onClick={() => setAddress({ bring: 'yes' })}>{say('capture.bring')}</Button>
      <Button tone="primary" onClick={() => setAddress({ connect: 'yes' })}>
        {say('mailbox.connect')}
      </Button>
    </>
  )
  const isEmpty = !sources.isPending && !sources.error && sources.items.length === 0
  return (
    <Page title={say('capture.title')} sub={say('capture.law')} actions={mayBring && !isEmpty && buttons}>
      {sources.error && sources.items.length === 0 ? (
        <ErrorState error={sources.error} retry={sources.refetch} />
      ) : null}
      {sources.isPending && <SkeletonRows rows={4} height={57} />}
      {isEmpty && (
        <EmptyState title={say('capture.none')} action={mayBring && buttons}>
          {say('capture.noneWhy')}
        </EmptyState>
      )}
      {isEmpty && <DropCard />}
      {sources.items.length > 0 && (
        <>
          <MailboxCard />
          <SourceTable sources={sources.items} more={more} />
          <Columns aside={<ProvedCard sources={sources.items} />}>
            <DropCard />
            <OwnAddressCard />
            {leftOut && <LeftOutCard leftOut={leftOut} />}
          </Columns>
        </>
      )}
      {mayBring && !isOpen && connect === '' && <PageDrop onFiles={setFiles} />}
      <ConnectDialog open={connect !== ''} onClose={() => setAddress({ connect: '' })} />
      <BringDialog open={isOpen} files={files} onFiles={setFiles} onClose={close} />
    </Page>
  )
}
