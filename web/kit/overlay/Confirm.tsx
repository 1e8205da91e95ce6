// Asks once before something that cannot be taken back.
import type { ReactNode } from 'react'
import { say, useVoice } from '../../words/say.ts'
import { Button } from '../action/Button.tsx'
import { Dialog } from './Dialog.tsx'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  confirm: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
}

export function Confirm({
  open,
  onOpenChange,
  title,
  description,
  confirm,
  danger = false,
  busy = false,
  onConfirm,
}: Props) {
  useVoice()
  const actions = (
    <>
      <Button onClick={() => onOpenChange(false)}>{say('kit.cancel')}</Button>
      <Button tone={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
        {confirm}
      </Button>
    </>
  )
  return <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description} actions={actions} />
}
