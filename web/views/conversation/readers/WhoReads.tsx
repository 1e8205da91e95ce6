// "Who may read this…": closes a conversation to a few and opens it again, for those whom the server lets.
import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../../../api.ts'
import { Button } from '../../../kit/action/Button.tsx'
import { Dialog } from '../../../kit/overlay/Dialog.tsx'
import { Loaded } from '../../../kit/state/Loaded.tsx'
import { useSay } from '../../../words/say.ts'
import type { Closing } from './closing.ts'
import { ReadersForm } from './ReadersForm.tsx'

type Props = { conversationId: string; closing: Closing }

export function WhoReads(props: Props) {
  const say = useSay()
  const [isOpen, open] = useState(false)
  const { mayClose, closed } = props.closing
  if (!mayClose) return null
  const Icon = closed ? Lock : LockOpen
  return (
    <>
      <Button icon={<Icon size={14} aria-hidden />} aria-haspopup="dialog" onClick={() => open(true)}>
        {say('views.whoReads')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={open}
        title={say('views.whoReadsTitle')}
        description={say('views.whoReadsWhy')}
      >
        <Asked {...props} onClose={() => open(false)} />
      </Dialog>
    </>
  )
}

/** What is chosen from is who reads it now. */
function Asked({ conversationId, closing, onClose }: Props & { onClose: () => void }) {
  const query = useApi('GET /conversations/:id/readers', { id: conversationId })
  return (
    <Loaded query={query}>{(readers) => <ReadersForm {...{ conversationId, closing, readers, onClose }} />}</Loaded>
  )
}
