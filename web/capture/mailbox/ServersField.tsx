// The servers of a mailbox, folded away while their usual names are right, and whether mail is sent from it.
import { Checkbox } from '../../kit/form/Checkbox.tsx'
import { PasswordField } from '../../kit/form/PasswordField.tsx'
import { say, useVoice } from '../../words/say.ts'
import type { Entry } from './entry.ts'
import { fieldFault, namesServer } from './fault.ts'
import { ServerFields } from './ServerFields.tsx'

type Props = {
  entry: Entry
  onChange: (entry: Entry) => void
  /** What the last try threw. */
  error: unknown
  /** Whether passwords are kept already. */
  kept?: boolean
}

export function ServersField({ entry, onChange, error, kept = false }: Props) {
  useVoice()
  const fields = (kind: 'imap' | 'smtp') => (
    <ServerFields
      kind={kind}
      address={entry.address}
      server={entry[kind]}
      error={error}
      onChange={(server) => onChange({ ...entry, [kind]: server, confirmed: [] })}
    >
      {kind === 'smtp' && (
        <PasswordField
          label={say('mailbox.sendingPassword')}
          hint={say(kept ? 'mailbox.sendingPasswordKept' : 'mailbox.sendingPasswordHint')}
          error={fieldFault(error, 'smtp.password')}
          optional
          autoComplete="off"
          maxLength={1000}
          value={entry.sendingPassword}
          onChange={(event) => onChange({ ...entry, sendingPassword: event.target.value })}
        />
      )}
    </ServerFields>
  )
  return (
    <>
      <details className="servers" open={namesServer(error) || undefined}>
        <summary>{say('mailbox.servers')}</summary>
        {fields('imap')}
        {entry.sends && fields('smtp')}
      </details>
      <Checkbox
        label={say('mailbox.sends')}
        checked={entry.sends}
        onChange={(event) => onChange({ ...entry, sends: event.target.checked })}
      />
    </>
  )
}
