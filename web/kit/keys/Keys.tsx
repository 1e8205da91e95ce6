// The list of keys that can be pressed here, shown by `?`.
import { say, useVoice } from '../../words/say.ts'
import { Dialog } from '../overlay/Dialog.tsx'
import { Kbd } from '../show/Kbd.tsx'
import { useShortcuts } from './shortcut.ts'

export function Keys({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  useVoice()
  const shortcuts = useShortcuts()
  const unique = shortcuts.filter(({ keys }, at) => shortcuts.findIndex((one) => one.keys === keys) === at).reverse()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say('kit.shortcuts')} description={say('kit.shortcutsHint')}>
      <dl className="keys">
        {unique.map(({ keys, label }) => (
          <div key={keys} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
