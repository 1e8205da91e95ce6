// Connects a mailbox: its address and password, who may read it, and its servers where their usual names are not right.
import { useState } from 'react'
import { useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { PasswordField } from '../../kit/form/PasswordField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { useHere } from '../../shell/here.ts'
import { say, useVoice } from '../../words/say.ts'
import { chosen, everyone, isChosen } from '../readers/readers.ts'
import { ReadersField } from '../readers/ReadersField.tsx'
import { accessOf, emptyEntry, type Entry } from './entry.ts'
import { EntryFaults } from './EntryFaults.tsx'
import { fieldFault, isPlaced } from './fault.ts'
import { ServersField } from './ServersField.tsx'

export function ConnectDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  useVoice()
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => !now && onClose()}
      title={say('mailbox.title')}
      description={say('mailbox.why')}
    >
      <ConnectForm onClose={onClose} />
    </Dialog>
  )
}

function ConnectForm({ onClose }: { onClose: () => void }) {
  useVoice()
  const me = useHere().data?.member?.name ?? ''
  const [entry, setEntry] = useState<Entry>(emptyEntry)
  const [readers, setReaders] = useState(everyone)
  const [senderName, setSenderName] = useState(me)
  const connect = useChange('POST /mailboxes', {
    onError: () => undefined,
    onSuccess: () => {
      toast(say('mailbox.connected', { name: entry.address.trim() }))
      onClose()
    },
  })
  const change = (some: Partial<Entry>) => setEntry({ ...entry, ...some })
  const begin = (given: Entry) => {
    setEntry(given)
    connect.mutate({ ...accessOf(given), ...chosen(readers), senderName: senderName.trim() })
  }
  const { error } = connect
  const isReady = /^\S+@\S+$/.test(entry.address.trim()) && entry.password !== '' && isChosen(chosen(readers))
  const actions = (
    <Button tone="primary" type="submit" busy={connect.isPending} disabled={!isReady}>
      {say(connect.isPending ? 'mailbox.trying' : 'mailbox.go')}
    </Button>
  )
  return (
    <Form onSubmit={() => begin(entry)} error={isPlaced(error) ? null : error} actions={actions}>
      <TextField
        label={say('mailbox.address')}
        type="email"
        autoComplete="off"
        autoFocus
        maxLength={320}
        error={fieldFault(error, 'address')}
        value={entry.address}
        onChange={(event) => change({ address: event.target.value })}
      />
      <PasswordField
        label={say('mailbox.password')}
        hint={say('mailbox.passwordHint')}
        autoComplete="off"
        maxLength={1000}
        error={fieldFault(error, 'imap.password')}
        value={entry.password}
        onChange={(event) => change({ password: event.target.value })}
      />
      <ServersField entry={entry} onChange={setEntry} error={error} />
      {entry.sends && (
        <TextField
          label={say('mailbox.senderName')}
          value={senderName}
          maxLength={200}
          onChange={(event) => setSenderName(event.target.value)}
        />
      )}
      <ReadersField value={readers} onChange={setReaders} ownerHint={say('mailbox.readersOwnerHint')} />
      <EntryFaults error={error} entry={entry} onTry={begin} />
    </Form>
  )
}
