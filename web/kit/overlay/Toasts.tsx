// Draws the notices; they wait while the pointer or the focus is on them.
import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { say, useVoice } from '../../words/say.ts'
import { useShortcut } from '../keys/shortcut.ts'
import { Kbd } from '../show/Kbd.tsx'
import { currentNotices, dismiss, type Notice, subscribeNotices, toastMs } from './toast.ts'

export function Toasts() {
  useVoice()
  const notices = useSyncExternalStore(subscribeNotices, currentNotices)
  const undoable = notices.findLast((notice) => notice.undo)
  useShortcut('z', say('kit.undo'), () => undoable?.undo?.(), { when: undoable !== undefined })
  return (
    <section className="toasts" aria-label={say('kit.notices')} aria-live="polite">
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function Toast({ notice: { id, text, tone, undo } }: { notice: Notice }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(id), toastMs)
    return () => clearTimeout(timer)
  }, [held, id])
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  }
  return (
    <div className={tone === 'bad' ? 'toast bad' : 'toast'} role={tone === 'bad' ? 'alert' : undefined} {...hold}>
      <span>{text}</span>
      {undo && (
        <button type="button" onClick={undo}>
          {say('kit.undo')}
          <Kbd keys="z" />
        </button>
      )}
      <button type="button" aria-label={say('kit.close')} onClick={() => dismiss(id)}>
        <X size={15} />
      </button>
    </div>
  )
}
