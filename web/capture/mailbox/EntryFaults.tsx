// Why a mailbox could not be entered, server by server, with what may be done all the same.
import { Button } from '../../kit/action/Button.tsx'
import { say, useVoice } from '../../words/say.ts'
import type { Entry } from './entry.ts'
import { confirmable, entryFaults, faultWords, fingerprintOf } from './fault.ts'

type Props = { error: unknown; entry: Entry; onTry: (entry: Entry) => void }

export function EntryFaults({ error, entry, onTry }: Props) {
  useVoice()
  const faults = entryFaults(error)
  if (faults.length === 0) return null
  return (
    <div className="faults" role="alert">
      {faults.map((fault) => {
        const kind = fault.path === 'smtp' ? 'smtp' : 'imap'
        const words = faultWords(fault)
        const fingerprint = fingerprintOf(fault)
        const confirm = confirmable(fault)
        return (
          <div key={kind} className="error">
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
      })}
    </div>
  )
}
