// How a mailbox is entered and what stands under mail sent from it; where it is entered otherwise, that is tried first.
import { useState } from 'react'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { PasswordField } from '../../kit/form/PasswordField.tsx'
import { TextArea, TextField } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import { changesOf, type Entry, entryOf } from './entry.ts'
import { EntryFaults } from './EntryFaults.tsx'
import { fieldFault, isPlaced } from './fault.ts'
import type { WholeMailbox } from './MailboxState.tsx'
import { ServersField } from './ServersField.tsx'

export function SettingsDialog({ mailbox, onClose }: { mailbox: WholeMailbox; onClose: () => void }) {
  useVoice()
  const before = entryOf(mailbox)
  const [entry, setEntry] = useState<Entry>(before)
  const [senderName, setSenderName] = useState(mailbox.senderName)
  const [signature, setSignature] = useState(mailbox.signature)
  const save = useChange('PATCH /mailboxes/:id', {
    onError: () => undefined,
    onSuccess: () => {
      toast(say('mailbox.changed'))
      onClose()
    },
  })
  const begin = (given: Entry) => {
    setEntry(given)
    save.mutate({ id: mailbox.id, senderName: senderName.trim(), signature, ...changesOf(before, given) })
  }
  const { error } = save
  const actions = (
    <Button tone="primary" type="submit" busy={save.isPending}>
      {say('capture.save')}
    </Button>
  )
  return (
    <Dialog open onOpenChange={(now) => !now && onClose()} title={say('mailbox.settingsTitle')}>
      <Form onSubmit={() => begin(entry)} error={isPlaced(error) ? null : error} actions={actions}>
        <TextField
          label={say('mailbox.senderName')}
          value={senderName}
          maxLength={200}
          onChange={(event) => setSenderName(event.target.value)}
        />
        <TextArea
          label={say('mailbox.signature')}
          hint={say('mailbox.signatureHint')}
          value={signature}
          rows={4}
          dir="auto"
          maxLength={5000}
          onChange={(event) => setSignature(event.target.value)}
        />
        <PasswordField
          label={say('mailbox.password')}
          hint={say('mailbox.passwordKept')}
          autoComplete="off"
          maxLength={1000}
          error={fieldFault(error, 'imap.password')}
          value={entry.password}
          onChange={(event) => setEntry({ ...entry, password: event.target.value })}
        />
        <ServersField entry={entry} onChange={setEntry} error={error} kept />
        <EntryFaults error={error} entry={entry} onTry={begin} />
      </Form>
    </Dialog>
  )
}
