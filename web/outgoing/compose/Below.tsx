// What goes out below the words: the mailbox's signature, and what the mail repeats, folded.
import { Quote, Signature } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { useSay } from '../../words/say.ts'
import type { Content, Draft } from '../types.ts'

type Props = { draft: Draft; content: Content; onChange: (part: Partial<Content>) => void }

export function Below({ draft, content, onChange }: Props) {
  const say = useSay()
  const senders = useApi('GET /senders', {}, { touchedBy: ['source', 'mailbox'] }).data?.items ?? []
  const [unfolded, setUnfolded] = useState(false)
  const sender = senders.find(({ id }) => id === content.sourceId)
  const signature = sender?.signature.trim() ?? ''
  const { quotes, signs } = content
  return (
    <div className="below">
      {signature !== '' && signs && (
        <pre
          className="signed"
          dir="auto"
          translate="no"
          aria-label={say('outgoing.signature', { address: sender?.address ?? '' })}
        >
          {signature}
        </pre>
      )}
      {draft.quoted !== '' && quotes && unfolded && (
        <pre className="repeated" dir="auto" translate="no">
          {draft.quoted}
        </pre>
      )}
      <div className="folds">
        {draft.quoted !== '' && quotes && (
          <Button
            tone="quiet"
            small
            icon={<Quote size={13} />}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {say(unfolded ? 'outgoing.quoteHide' : 'outgoing.quoteShow')}
          </Button>
        )}
        {draft.quoted !== '' && (unfolded || !quotes) && draft.kind !== 'forward' && (
          <Button tone="quiet" small onClick={() => onChange({ quotes: !quotes })}>
            {say(quotes ? 'outgoing.quoteOff' : 'outgoing.quoteOn')}
          </Button>
        )}
        {signature !== '' && (
          <Button tone="quiet" small icon={<Signature size={13} />} onClick={() => onChange({ signs: !signs })}>
            {signs ? say('outgoing.signatureOff') : say('outgoing.signatureOn', { address: sender?.address ?? '' })}
          </Button>
        )}
      </div>
    </div>
  )
}
