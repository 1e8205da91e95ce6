// What can be done with a drop address: read how to use it, give it another, end it, take it up again.
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { call, queries, useChange } from '../../api.ts'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { Confirm } from '../../kit/overlay/Confirm.tsx'
import { Menu } from '../../kit/overlay/Menu.tsx'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { say, useVoice } from '../../words/say.ts'
import type { Drop } from './drop.ts'
import { HowDialog } from './HowDialog.tsx'

export function DropMenu({ drop }: { drop: Drop }) {
  useVoice()
  const [shown, setShown] = useState<'how' | 'renew' | null>(null)
  const { id, name, address, state, mayChange } = drop
  const renew = useChange('POST /drop-addresses/:id/renew', {
    onSuccess: () => {
      setShown(null)
      toast(say('drop.renewed', { name }))
    },
  })
  const resume = useChange('POST /drop-addresses/:id/resume', { onSuccess: () => toast(say('drop.resumed', { name })) })
  const end = useChange('DELETE /drop-addresses/:id', {
    onSuccess: () => {
      const undo = () =>
        call('POST /drop-addresses/:id/resume', { id }).then(() => queries.invalidateQueries(), toastProblem)
      toast(say('drop.ended', { name }), { undo })
    },
  })
  const isLive = state === 'following'
  const items = [
    ...(address && isLive ? [{ label: say('drop.how'), onChoose: () => setShown('how') }] : []),
    ...(mayChange && !isLive ? [{ label: say('drop.resume'), onChoose: () => resume.mutate({ id }) }] : []),
    ...(mayChange ? [{ label: say('drop.renew'), onChoose: () => setShown('renew') }] : []),
    ...(mayChange && isLive ? [{ label: say('drop.end'), danger: true, onChoose: () => end.mutate({ id }) }] : []),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Menu
        label={name}
        align="end"
        trigger={
          <IconButton label={say('drop.menuOf', { name })}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
        items={items}
      />
      {address && <HowDialog address={address} open={shown === 'how'} onClose={() => setShown(null)} />}
      <Confirm
        open={shown === 'renew'}
        onOpenChange={(now) => setShown(now ? 'renew' : null)}
        title={say('drop.renewTitle', { name })}
        description={say('drop.renewWhy')}
        confirm={say('drop.renewGo')}
        danger
        busy={renew.isPending}
        onConfirm={() => renew.mutate({ id })}
      />
    </>
  )
}
