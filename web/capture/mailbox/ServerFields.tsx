// One server of a mailbox: name, port, encryption, user name.
import type { ReactNode } from 'react'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { say, useVoice } from '../../words/say.ts'
import { type Security, type Server, suggestHost, withSecurity } from './entry.ts'
import { fieldFault } from './fault.ts'

type Props = {
  kind: 'imap' | 'smtp'
  address: string
  server: Server
  error: unknown
  onChange: (server: Server) => void
  children?: ReactNode
}

export function ServerFields({ kind, address, server, error, onChange, children }: Props) {
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
          error={fieldFault(error, `${kind}.host`)}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => change({ host: event.target.value })}
        />
        <TextField
          label={say('mailbox.port')}
          value={server.port}
          inputMode="numeric"
          maxLength={5}
          error={fieldFault(error, `${kind}.port`)}
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
        error={fieldFault(error, `${kind}.login`)}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => change({ login: event.target.value })}
      />
      {children}
    </fieldset>
  )
}
