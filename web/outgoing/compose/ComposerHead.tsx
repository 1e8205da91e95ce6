// The head of the composer: what is written here, whether it is kept, and the way out.
import { X } from 'lucide-react'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { formatTime } from '../../words/date.ts'
import { formatList } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import type { Standing } from '../draft/copy.ts'
import type { Draft } from '../types.ts'
import { shownName } from './address.ts'

type Props = { draft: Draft; standing: Standing; savedAt: string; onClose: () => void }

export function ComposerHead({ draft, standing, savedAt, onClose }: Props) {
  const say = useSay()
  const said = {
    saved: draft.version > 1 ? say('outgoing.saved', { when: formatTime(savedAt) }) : '',
    saving: say('outgoing.saving'),
    unsaved: '',
    failed: say('outgoing.unsavable'),
  }
  return (
    <header>
      <h2 className="cut" dir="auto">
        {titleOf()}
      </h2>
      <small role="status" className={standing === 'failed' ? 'owe' : ''}>
        {said[standing]}
      </small>
      <IconButton label={say('outgoing.close')} keys="Escape" onClick={onClose}>
        <X size={17} aria-hidden />
      </IconButton>
    </header>
  )

  function titleOf(): string {
    const { kind, recipients, subject } = draft
    if (kind === 'forward') return say('outgoing.forwardOf', { subject: subject || say('outgoing.noSubject') })
    const names = recipients
      .filter(({ part }) => part === 'to')
      .slice(0, 2)
      .map(shownName)
    return kind === 'new' || names.length === 0
      ? say('outgoing.newMail')
      : say('outgoing.replyTo', { names: formatList(names) })
  }
}
