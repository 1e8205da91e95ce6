// Makes an invitation, and shows its link this once.
import { useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { CopyButton } from '../../kit/action/Copy.tsx'
import { TextArea } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { formatWhen } from '../../words/date.ts'
import { useSay } from '../../words/say.ts'
import { InviteForm } from './InviteForm.tsx'
import { linkOf, onlyHere, type Made } from './link.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

export function InviteDialog({ open, onOpenChange }: Props) {
  const say = useSay()
  const [made, setMade] = useState<Made | null>(null)
  const close = () => {
    onOpenChange(false)
    setMade(null)
  }
  const words = made?.email
    ? say('invitation.madeOne', { email: made.email })
    : say('invitation.madeSeveral', { n: made?.uses ?? 1 })
  return (
    <Dialog
      wide={!made}
      open={open}
      onOpenChange={(isOpen) => isOpen || close()}
      title={say(made ? 'invitation.madeTitle' : 'invitation.title')}
      description={made ? words : say('invitation.sub')}
      actions={
        made && (
          <Button tone="primary" onClick={close}>
            {say('invitation.done')}
          </Button>
        )
      }
    >
      {made ? <LinkOnce made={made} /> : <InviteForm onCancel={close} onMade={setMade} />}
    </Dialog>
  )
}

/** The link of an invitation, to be copied. */
export function LinkOnce({ made: { token, expiresAt } }: { made: Pick<Made, 'token' | 'expiresAt'> }) {
  const say = useSay()
  const link = linkOf(token)
  const host = onlyHere()
  return (
    <div className="link-once" translate="no">
      <TextArea
        label={say('invitation.link')}
        hint={
          <>
            {say('invitation.linkUntil', { when: formatWhen(expiresAt) })}
            {host && ` ${say('invitation.linkHere', { host })}`}
          </>
        }
        readOnly
        autoFocus
        value={link}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton text={link} label={say('invitation.copy')} />
    </div>
  )
}
