// What happened to the draft elsewhere, and how to have the other version.
import { call } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { useSay } from '../../words/say.ts'
import type { DraftCopy, Notice } from '../draft/copy.ts'
import type { Draft } from '../types.ts'

type Props = { draft: Draft; copy: DraftCopy; notice: Notice }

export function Notices({ draft, copy, notice }: Props) {
  const say = useSay()
  if (!notice) return null
  const bringBack = async () => {
    await copy.flush()
    await call('POST /drafts/:id/former', { id: draft.id })
    copy.take(await call('GET /drafts/:id', { id: draft.id }))
  }
  return (
    <div className="notice" role="status">
      <span>{say(notice === 'adopted' ? 'outgoing.adopted' : 'outgoing.replaced')}</span>
      {notice === 'replaced' && (
        <Button small onClick={() => void bringBack().catch(toastProblem)}>
          {say('outgoing.bringBack')}
        </Button>
      )}
      <Button small tone="quiet" onClick={() => copy.dismiss()}>
        {say('kit.close')}
      </Button>
    </div>
  )
}
