// What can be done with a mailbox: look now, pause, how it is entered, stop following.
import { useState } from 'react'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Confirm } from '../../kit/overlay/Confirm.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import { SettingsDialog } from './SettingsDialog.tsx'
import type { WholeMailbox } from './MailboxState.tsx'

export function MailboxActions({ mailbox }: { mailbox: WholeMailbox }) {
  useVoice()
  const [open, setOpen] = useState<'settings' | 'end' | null>(null)
  const { id, name, state, problem } = mailbox
  const again = useChange('POST /mailboxes/:id/again', { onSuccess: () => toast(say('mailbox.looking')) })
  const pause = useChange('PATCH /mailboxes/:id', {
    onSuccess: (_, { paused }) => {
      const undo = () => pause.mutate({ id, paused: !paused })
      toast(say(paused ? 'mailbox.paused' : 'mailbox.resumed', { name }), { undo })
    },
  })
  const end = useChange('DELETE /mailboxes/:id', {
    onSuccess: () => {
      setOpen(null)
      toast(say('mailbox.ended', { name }))
    },
  })
  if (!mailbox.mayChange || state === 'ended') return null
  const isPaused = state === 'paused'
  return (
    <>
      {!isPaused && (
        <Button tone={problem ? 'primary' : 'plain'} busy={again.isPending} onClick={() => again.mutate({ id })}>
          {say(problem ? 'mailbox.again' : 'mailbox.lookNow')}
        </Button>
      )}
      <Button
        tone={isPaused ? 'primary' : 'plain'}
        busy={pause.isPending}
        onClick={() => pause.mutate({ id, paused: !isPaused })}
      >
        {say(isPaused ? 'mailbox.resume' : 'mailbox.pause')}
      </Button>
      {mailbox.readable && <Button onClick={() => setOpen('settings')}>{say('mailbox.settings')}</Button>}
      <Button tone="danger" onClick={() => setOpen('end')}>
        {say('mailbox.end')}
      </Button>
      {open === 'settings' && <SettingsDialog mailbox={mailbox} onClose={() => setOpen(null)} />}
      <Confirm
        open={open === 'end'}
        onOpenChange={(now) => setOpen(now ? 'end' : null)}
        title={say('mailbox.endTitle', { name })}
        description={say('mailbox.endWhy')}
        confirm={say('mailbox.end')}
        danger
        busy={end.isPending}
        onConfirm={() => end.mutate({ id })}
      />
    </>
  )
}
