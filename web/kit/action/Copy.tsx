// Puts a text on the clipboard and says so.
import { Copy } from 'lucide-react'
import { say, useVoice } from '../../words/say.ts'
import { toast } from '../overlay/toast.ts'
import { IconButton } from './IconButton.tsx'

export function CopyButton({ text, label }: { text: string; label?: string }) {
  useVoice()
  const copy = () => navigator.clipboard.writeText(text).then(() => toast(say('kit.copied')))
  return (
    <IconButton label={label ?? say('kit.copy')} onClick={() => void copy()}>
      <Copy size={15} />
    </IconButton>
  )
}
