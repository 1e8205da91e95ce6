// One source: what became of its messages, its folders listed against found, its quarantine, how it counted before.
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useApi, useChange } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { isNotHere } from '../kit/net/problem.ts'
import { useParam } from '../kit/page/address.ts'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { Figure } from '../kit/show/Figure.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { useRight } from '../shell/here.ts'
import { NotHere } from '../shell/NotHere.tsx'
import { formatRelative } from '../words/date.ts'
import { formatNumber } from '../words/format.ts'
import { say, useVoice } from '../words/say.ts'
import { QuarantineCard } from './QuarantineCard.tsx'
import { SourceState, type Whole } from './SourceState.tsx'
import { listedOf, SourceMeter, useDescription } from './SourceTable.tsx'
import { MailboxActions } from './mailbox/MailboxActions.tsx'
import { MailboxFolders } from './mailbox/MailboxFolders.tsx'
import { MailboxState } from './mailbox/MailboxState.tsx'
import { Moving, ReadersButton } from './readers/ReadersButton.tsx'
import { FolderCard } from './source/FolderCard.tsx'
import { HistoryCard } from './source/HistoryCard.tsx'
import { RenameDialog } from './source/RenameDialog.tsx'
import './capture.css'

export function SourcePage() {
  useVoice()
  const id = useParam('id')
  const query = useApi('GET /sources/:id', { id }, { touchedBy: ['source'] })
  const above = <Link to="/channels">{say('capture.back')}</Link>
  if (isNotHere(query.error)) return <NotHere of="source" />
  if (query.data === undefined)
    return (
      <Page title={say('capture.source')} above={above}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    )
  return <TheSource source={query.data} above={above} />
}

function TheSource({ source, above }: { source: Whole; above: ReactNode }) {
  const describe = useDescription([source])
  const isFollowed = source.kind === 'imap' && source.phase !== 'ended'
  const mailbox = useApi(
    'GET /mailboxes/:id',
    { id: source.id },
    { enabled: isFollowed, touchedBy: ['source', 'mailbox'] },
  ).data
  const brought = [
    say('capture.brought', { when: formatRelative(source.madeAt) }),
    ...(source.ownerName ? [say('capture.by', { name: source.ownerName })] : []),
  ].join(' ')
  return (
    <Page
      title={source.name}
      above={above}
      sub={`${describe(source)} · ${brought}`}
      actions={
        <>
          {mailbox ? <MailboxActions mailbox={mailbox} /> : <SourceActions source={source} />}
          <ReadersButton source={source} />
        </>
      }
    >
      <Law source={source} />
      <SourceMeter source={source} />
      <div className="standing">{mailbox ? <MailboxState mailbox={mailbox} /> : <SourceState source={source} />}</div>
      <Moving source={source} />
      <Columns aside={<HistoryCard history={source.history} />}>
        <QuarantineCard sourceId={source.id} />
        {mailbox ? <MailboxFolders mailbox={mailbox} /> : <FolderCard folders={source.folders} />}
      </Columns>
    </Page>
  )
}

/** The law in figures: listed is the sum of the others. */
function Law({ source }: { source: Whole }) {
  const { counts } = source
  const figures = [
    [say('capture.listed'), listedOf(source)],
    [say('capture.captured'), counts.captured],
    [say('capture.joined'), counts.joined],
    [say('capture.quarantined'), counts.quarantined],
    [say('capture.leftOut'), counts.leftOut],
  ] as const
  return (
    <div className="law">
      {figures.map(([label, value]) => (
        <div key={label}>
          <Figure value={formatNumber(value)} note={label} />
        </div>
      ))}
    </div>
  )
}

function SourceActions({ source }: { source: Whole }) {
  useVoice()
  const mayBring = useRight('bringSources')
  const [renaming, setRenaming] = useState(false)
  const told = (words: string) => ({ onSuccess: () => toast(words) })
  const prove = useChange('POST /sources/:id/proof', told(say('capture.counting')))
  const read = useChange('POST /sources/:id/import', told(say('capture.readingAgain')))
  const repair = useChange('POST /sources/:id/repair', told(say('capture.repairing')))
  const { id, proof, phase } = source
  const lacks = proof !== null && proof.missing !== 0
  return (
    <>
      {mayBring && lacks && (
        <Button tone="primary" busy={repair.isPending} onClick={() => repair.mutate({ id })}>
          {say('capture.repair')}
        </Button>
      )}
      {mayBring && (phase === 'failed' || phase === 'done') && (
        <Button
          tone={phase === 'failed' ? 'primary' : 'plain'}
          busy={read.isPending}
          onClick={() => read.mutate({ id })}
        >
          {say('capture.readAgain')}
        </Button>
      )}
      <Button busy={prove.isPending} onClick={() => prove.mutate({ id })}>
        {say('capture.countAgain')}
      </Button>
      {mayBring && <Button onClick={() => setRenaming(true)}>{say('capture.changeName')}</Button>}
      {renaming && <RenameDialog source={source} onClose={() => setRenaming(false)} />}
    </>
  )
}
