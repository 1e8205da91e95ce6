// Puts a text on the clipboard and says so.
import { Copy } from 'lucide-react'
import { say, useVoice } from '../../words/say.ts'
import { toast } from '../overlay/toast.ts'
import { IconButton } from './IconButton.tsx'

export function CopyButton({ text, label }: { text: string; label?: string }) {
  useVoice()
  const copy = async () => {
    try {
      // Without https there is no clipboard.
      await navigator.clipboard.writeText(text)
      toast(say('kit.copied'))
    } catch {
      toast(say('kit.copyByHand'), { tone: 'bad' })
    }
  }
  return (
    <IconButton label={label ?? say('kit.copy')} onClick={() => void copy()}>
      <Copy size={15} />
    </IconButton>
  )
}
