// Room for a note to colleagues at the end of a conversation; `n` begins it.
import { MessageSquareLock } from 'lucide-react'
import { useState } from 'react'
import { call, queries } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { toast } from '../../kit/overlay/toast.ts'
import { useRight } from '../../shell/here.ts'
import { say as speak, useSay } from '../../words/say.ts'
import { RemarkForm, type Written } from './RemarkForm.tsx'

export function RemarkWriter({ conversationId }: { conversationId: string }) {
  const say = useSay()
  const mayEdit = useRight('editCustomers')
  const [isWriting, setWriting] = useState(false)
  // Left with Escape, what was begun is there again the next time.
  const [words, setWords] = useState('')
  useShortcut('n', say('follow.remarkWrite'), () => setWriting(true), { when: mayEdit })
  if (!mayEdit) return null
  if (!isWriting)
    return (
      <div className="remark-begin">
        <Button icon={<MessageSquareLock size={14} aria-hidden />} onClick={() => setWriting(true)}>
          {say('follow.remark')}
        </Button>
      </div>
    )
  const leave = () => {
    setWriting(false)
    document.getElementById('page')?.focus({ preventScroll: true })
  }
  return (
    <section className="card remark writing" aria-label={say('follow.remark')}>
      <RemarkForm
        conversationId={conversationId}
        words={words}
        onWords={setWords}
        send={(written) => write(conversationId, written)}
        onDone={() => {
          setWords('')
          leave()
        }}
        onLeave={leave}
      />
    </section>
  )
}

async function write(conversationId: string, written: Written): Promise<void> {
  const { id } = await call('POST /conversations/:id/remarks', { id: conversationId, ...written })
  await queries.invalidateQueries()
  const undo = async () => {
    await call('DELETE /remarks/:id', { id })
    await queries.invalidateQueries()
  }
  toast(speak('follow.remarkKept'), { undo })
}
