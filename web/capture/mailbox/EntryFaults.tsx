// Why a mailbox could not be entered, server by server, with what may be done all the same.
import { Button } from '../../kit/action/Button.tsx'
import { useTold } from '../../kit/form/told.ts'
import { say, useVoice } from '../../words/say.ts'
import type { Entry } from './entry.ts'
import { confirmable, type EntryFault, entryFaults, faultWords, fingerprintOf } from './fault.ts'

type Props = { error: unknown; entry: Entry; onTry: (entry: Entry) => void }

/** Always there, so that what it tells of the next try is read out and has the focus, or the field that is at fault. */
export function EntryFaults({ error, entry, onTry }: Props) {
  useVoice()
  const told = useTold<HTMLDivElement>(error, true)
  return (
    <div ref={told} className="faults" role="alert" tabIndex={-1}>
      {entryFaults(error).map((fault) => (
        <OneFault key={fault.path} fault={fault} entry={entry} onTry={onTry} />
      ))}
    </div>
  )
}

function OneFault({ fault, entry, onTry }: Omit<Props, 'error'> & { fault: EntryFault }) {
  const kind = fault.path === 'smtp' ? 'smtp' : 'imap'
  const words = faultWords(fault)
  const fingerprint = fingerprintOf(fault)
  const confirm = confirmable(fault)
  return (
    <div className="error">
      <p>{say(kind === 'imap' ? 'mailbox.atImap' : 'mailbox.atSmtp', { words })}</p>
      {fingerprint && (
        <>
          <p className="fingerprint">{say('mailbox.trustNote', { fingerprint })}</p>
          <Button small onClick={() => onTry({ ...entry, [kind]: { ...entry[kind], certificate: fingerprint } })}>
            {say('mailbox.trust')}
          </Button>
        </>
      )}
      {confirm && (
        <Button small onClick={() => onTry({ ...entry, confirmed: [...new Set([...entry.confirmed, confirm])] })}>
          {say('mailbox.insist')}
        </Button>
      )}
    </div>
  )
}
