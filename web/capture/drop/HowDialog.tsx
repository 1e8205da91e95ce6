// How mail gets to a drop address: copied blind, redirected by a rule, forwarded one by one.
import { Button } from '../../kit/action/Button.tsx'
import { CopyButton } from '../../kit/action/Copy.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { say, useVoice } from '../../words/say.ts'

type Props = { address: string; open: boolean; onClose: () => void }

export function HowDialog({ address, open, onClose }: Props) {
  useVoice()
  const ways = [
    [say('drop.howBcc'), say('drop.howBccWords')],
    [say('drop.howRule'), say('drop.howRuleWords')],
    [say('drop.howOld'), say('drop.howOldWords')],
  ] as const
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => !now && onClose()}
      title={say('drop.how')}
      description={say('drop.howTwice')}
      actions={
        <Button tone="primary" onClick={onClose}>
          {say('drop.done')}
        </Button>
      }
    >
      <p className="drop-address">
        <code>{address}</code>
        <CopyButton text={address} label={say('drop.copy')} />
      </p>
      <dl className="drop-ways">
        {ways.map(([when, what]) => (
          <div key={when}>
            <dt>{when}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{say('drop.howSecret')}</p>
    </Dialog>
  )
}
