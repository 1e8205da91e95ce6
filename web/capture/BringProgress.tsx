// How far the sending got.
import { Progress } from '../kit/show/Progress.tsx'
import { formatBytes } from '../words/format.ts'
import { say, useVoice } from '../words/say.ts'
import type { Sending } from './send.ts'

export function BringProgress({ name, sending: { sent, total, waiting } }: { name: string; sending: Sending }) {
  useVoice()
  const isSent = sent >= total
  const note = say('capture.sendingNote', { sent: formatBytes(sent), total: formatBytes(total) })
  return (
    <div aria-live="polite">
      <Progress
        label={isSent ? say('capture.checking') : say('capture.sending', { name })}
        value={isSent ? undefined : sent / total}
        note={note}
      />
      {waiting && <p className="sub">{say('capture.sendingWaits')}</p>}
    </div>
  )
}
