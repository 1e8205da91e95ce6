// Brings files: chosen or dropped, named, given their readers, sent with progress.
import { useEffect, useRef, useState } from 'react'
import { call, queries } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import type { Dropped } from '../kit/form/drop.ts'
import { FileDrop } from '../kit/form/FileDrop.tsx'
import { Dialog } from '../kit/overlay/Dialog.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { say, useVoice } from '../words/say.ts'
import { BringForm, type Given, suggestName } from './BringForm.tsx'
import { BringProgress } from './BringProgress.tsx'
import { type Sending, forgetParcel, sendFiles } from './send.ts'

type Props = { files: Dropped[] | null; onFiles: (files: Dropped[] | null) => void; open: boolean; onClose: () => void }

export function BringDialog({ files, onFiles, open, onClose }: Props) {
  useVoice()
  const { sending, error, begin, stop } = useSending(onClose)
  const close = (wanted: boolean) => {
    if (wanted) return
    stop()
    onClose()
  }
  return (
    <Dialog open={open} onOpenChange={close} title={say('capture.dialogTitle')} description={say('capture.dialogWhy')}>
      {!files && <FileDrop label={say('capture.drop')} hint={say('capture.dropHint')} onFiles={onFiles} />}
      {files && !sending && (
        <BringForm
          files={files}
          error={error}
          onOther={() => onFiles(null)}
          onGive={(given) => void begin(files, given)}
        />
      )}
      {files && sending && (
        <>
          <BringProgress name={suggestName(files)} sending={sending} />
          <div className="acts">
            <Button onClick={stop}>{say('capture.stop')}</Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

/** One sending at a time; stopped, or failed, it can be begun again and goes on. */
function useSending(onDone: () => void) {
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stopping = useRef<AbortController | null>(null)
  useEffect(() => () => stopping.current?.abort(), [])
  const begin = async (files: readonly Dropped[], { departmentId, ...given }: Given) => {
    const { name } = given
    const controller = new AbortController()
    stopping.current = controller
    setError(null)
    setSending({ sent: 0, total: 1, waiting: false })
    try {
      const parcel = await sendFiles(files, { onProgress: setSending, signal: controller.signal })
      const { known } = await call('POST /sources', { ...parcel, ...given, departmentId: departmentId || null })
      toast(say(known ? 'capture.knownAgain' : 'capture.begun', { name }))
      void queries.invalidateQueries()
      forgetParcel(files)
      onDone()
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure)
      // What was refused as no mail would be refused again: the next try begins anew.
      if ((failure as { status?: number }).status === 400) forgetParcel(files)
    }
    setSending(null)
  }
  return { sending, error, begin, stop: () => stopping.current?.abort() }
}
