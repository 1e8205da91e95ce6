// Changes who may read a source: what it brought follows in the background, and back again.
import { useState } from 'react'
import { call, queries, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Progress } from '../../kit/show/Progress.tsx'
import { say, useVoice } from '../../words/say.ts'
import type { Source, Whole } from '../SourceState.tsx'
import { chosen, isChosen } from './readers.ts'
import { ReadersField } from './ReadersField.tsx'

export function ReadersButton({ source }: { source: Whole }) {
  useVoice()
  const [isOpen, open] = useState(false)
  if (!source.mayChange) return null
  return (
    <>
      <Button onClick={() => open(true)}>{say('capture.changeReaders')}</Button>
      {isOpen && <ReadersDialog source={source} onClose={() => open(false)} />}
    </>
  )
}

function ReadersDialog({ source, onClose }: { source: Whole; onClose: () => void }) {
  useVoice()
  const { id, readers, outline, ownerId } = source
  const [choice, setChoice] = useState({ readers, outline })
  const change = useChange('PATCH /sources/:id', {
    onError: () => undefined,
    onSuccess: () => {
      onClose()
      const undo = () => call('PATCH /sources/:id', { id, readers, outline }).then(() => queries.invalidateQueries())
      toast(say('capture.readersChanged'), { undo })
    },
  })
  const actions = (
    <Button tone="primary" type="submit" busy={change.isPending} disabled={!isChosen(chosen(choice))}>
      {say('capture.save')}
    </Button>
  )
  return (
    <Dialog
      open
      onOpenChange={(now) => !now && onClose()}
      title={say('capture.changeReadersTitle', { name: source.name })}
      description={say('capture.changeReadersWhy')}
    >
      <Form error={change.error} actions={actions} onSubmit={() => change.mutate({ id, ...chosen(choice) })}>
        <ReadersField
          value={choice}
          onChange={setChoice}
          ownerId={ownerId}
          ownerHint={say('capture.readersOwnerHint')}
        />
      </Form>
    </Dialog>
  )
}

/** How far what a source brought has followed its readers. */
export function Moving({ source: { moving } }: { source: Pick<Source, 'moving'> }) {
  useVoice()
  if (!moving) return null
  return <Progress label={say('capture.moving')} value={moving.total > 0 ? moving.moved / moving.total : undefined} />
}
