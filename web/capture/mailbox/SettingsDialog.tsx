// How a mailbox is entered and what stands under mail sent from it; where it is entered otherwise, that is tried first.
import { useState } from 'react'
import { type Takes, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Checkbox } from '../../kit/form/Checkbox.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextArea, TextField } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import { PasswordField } from '../../kit/form/PasswordField.tsx'
import { accessOf, emptyEntry, type Entry, type Server } from './entry.ts'
import { EntryFaults } from './EntryFaults.tsx'
import { entryFaults } from './fault.ts'
import { ServerFields } from './ServerFields.tsx'
import type { WholeMailbox } from './MailboxState.tsx'

type Change = Takes<'PATCH /mailboxes/:id'>

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
  const faults = entryFaults(save.error)
  const actions = (
    <Button tone="primary" type="submit" busy={save.isPending}>
      {say('capture.save')}
    </Button>
  )
  return (
    <Dialog open onOpenChange={(now) => !now && onClose()} title={say('mailbox.settingsTitle')}>
      <Form onSubmit={() => begin(entry)} error={faults.length > 0 ? null : save.error} actions={actions}>
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
          value={entry.password}
          onChange={(event) => setEntry({ ...entry, password: event.target.value })}
        />
        <details className="servers" open={faults.length > 0 || undefined}>
          <summary>{say('mailbox.servers')}</summary>
          {(['imap', 'smtp'] as const).map(
            (kind) =>
              (kind === 'imap' || entry.sends) && (
                <ServerFields
                  key={kind}
                  kind={kind}
                  address={entry.address}
                  server={entry[kind]}
                  onChange={(server) => setEntry({ ...entry, [kind]: server, confirmed: [] })}
                />
              ),
          )}
        </details>
        <Checkbox
          label={say('mailbox.sends')}
          checked={entry.sends}
          onChange={(event) => setEntry({ ...entry, sends: event.target.checked })}
        />
        <EntryFaults error={save.error} entry={entry} onTry={begin} />
      </Form>
    </Dialog>
  )
}

type Entrance = WholeMailbox['imap']

function entryOf({ address, imap, smtp }: WholeMailbox): Entry {
  const server = (entrance: Entrance, fallback: Server): Server =>
    entrance
      ? {
          ...fallback,
          host: entrance.host,
          port: String(entrance.port),
          security: entrance.security,
          login: entrance.login,
        }
      : fallback
  return {
    ...emptyEntry,
    address,
    sends: smtp !== null,
    imap: server(imap, emptyEntry.imap),
    smtp: server(smtp, emptyEntry.smtp),
  }
}

/** What of the entry is other than before; a password only where one was typed. */
function changesOf(before: Entry, given: Entry): Pick<Change, 'imap' | 'smtp' | 'confirmed'> {
  const access = accessOf(given)
  const same = (kind: 'imap' | 'smtp') => JSON.stringify(before[kind]) === JSON.stringify(given[kind])
  const { password, ...imap } = access.imap
  const entered = given.password ? { ...imap, password } : imap
  return {
    confirmed: given.confirmed,
    ...(same('imap') && !given.password ? {} : { imap: entered }),
    ...(same('smtp') && before.sends === given.sends ? {} : { smtp: access.smtp }),
  }
}
