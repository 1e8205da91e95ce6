// One's drafts, the last kept first.
import { Paperclip, Trash2 } from 'lucide-react'
import { useInfiniteApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { EmptyState } from '../../kit/state/EmptyState.tsx'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import { formatWhen } from '../../words/date.ts'
import { formatList } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import { shownName } from '../compose/address.ts'
import { throwAway } from '../compose/send.ts'
import { showDraft } from '../desk.ts'
import type { DraftLine } from '../types.ts'

export function DraftsCard() {
  const say = useSay()
  const list = useInfiniteApi('GET /drafts', {}, { touchedBy: ['draft', 'sending'] })
  if (list.error && list.items.length === 0) return <ErrorState error={list.error} retry={list.refetch} />
  if (list.isPending) return null
  return (
    <Card title={say('outgoing.drafts')} note={say('outgoing.draftsNote')} empty={false}>
      {list.items.length === 0 && (
        <EmptyState title={say('outgoing.noDrafts')}>{say('outgoing.noDraftsWhy')}</EmptyState>
      )}
      {list.items.map((one) => (
        <DraftRow key={one.id} one={one} />
      ))}
      {list.hasMore && (
        <Button tone="quiet" busy={list.isFetchingMore} onClick={list.more}>
          {say('kit.more')}
        </Button>
      )}
    </Card>
  )
}

function DraftRow({ one }: { one: DraftLine }) {
  const say = useSay()
  const { id, kind, conversationId, recipients, subject, preview, files, savedAt } = one
  const to = recipients.filter(({ part }) => part === 'to').map(shownName)
  const named =
    to.length > 0 ? say('outgoing.draftTo', { names: formatList(to.slice(0, 3)) }) : say('outgoing.draftToNobody')
  const open = () => showDraft(id, kind === 'forward' ? null : conversationId)
  return (
    <div className="row serif-row draft">
      <button type="button" className="draft-open" onClick={open}>
        <span className="title cut" dir="auto">
          {subject || say('outgoing.noSubject')}
        </span>
        <small className="cut" dir="auto">
          {preview.trim() || say('outgoing.draftEmpty')}
        </small>
        <small className="cut">
          {named} · {formatWhen(savedAt)}
          {files > 0 && (
            <>
              {' · '}
              <Paperclip size={11} aria-hidden /> {files}
            </>
          )}
        </small>
      </button>
      <div className="r">
        <IconButton label={say('outgoing.discard')} onClick={() => void throwAway(id).catch(toastProblem)}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
