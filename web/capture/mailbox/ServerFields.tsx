// One server of a mailbox: name, port, encryption, user name.
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { say, useVoice } from '../../words/say.ts'
import { type Security, type Server, suggestHost, withSecurity } from './entry.ts'

type Props = { kind: 'imap' | 'smtp'; address: string; server: Server; onChange: (server: Server) => void }

export function ServerFields({ kind, address, server, onChange }: Props) {
  useVoice()
  const change = (some: Partial<Server>) => onChange({ ...server, certificate: '', ...some })
  return (
    <fieldset className="server">
      <legend>{say(kind === 'imap' ? 'mailbox.incoming' : 'mailbox.outgoing')}</legend>
      <div className="pair">
        <TextField
          label={say('mailbox.host')}
          value={server.host}
          placeholder={suggestHost(kind, address)}
          maxLength={255}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => change({ host: event.target.value })}
        />
        <TextField
          label={say('mailbox.port')}
          value={server.port}
          inputMode="numeric"
          maxLength={5}
          onChange={(event) => change({ port: event.target.value.replace(/\D/g, '') })}
        />
      </div>
      <Select
        label={say('mailbox.security')}
        value={server.security}
        options={[
          { value: 'tls', label: say('mailbox.security_tls') },
          { value: 'starttls', label: say('mailbox.security_starttls') },
          { value: 'none', label: say('mailbox.security_none') },
        ]}
        onChange={(event) =>
          onChange(withSecurity(kind, { ...server, certificate: '' }, event.target.value as Security))
        }
      />
      <TextField
        label={say('mailbox.login')}
        hint={say('mailbox.loginHint')}
        optional
        value={server.login}
        maxLength={320}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => change({ login: event.target.value })}
      />
    </fieldset>
  )
}
