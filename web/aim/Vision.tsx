// The company's vision: the sentence that holds, since when and by whom, and writing another one.
import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { useApi, useChange } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { useRight } from '../shell/here.ts'
import { formatDay } from '../words/date.ts'
import { useSay } from '../words/say.ts'
import { VisionDialog } from './VisionDialog.tsx'

const touchedBy = ['vision']

/** The sentence as a quotation, with the small print under it; nothing while there is none. */
export function Vision() {
  const say = useSay()
  const vision = useApi('GET /vision', {}, { touchedBy }).data?.vision
  const members = useApi('GET /members', {}, { touchedBy: ['member'] }).data?.items
  if (!vision) return null
  const day = formatDay(vision.writtenAt, 'long')
  const name = members?.find(({ id }) => id === vision.writtenBy)?.name
  return (
    <>
      <blockquote>“{vision.sentence}”</blockquote>
      <div className="sub">{name ? say('aim.visionBy', { day, name }) : say('aim.visionOf', { day })}</div>
    </>
  )
}

/** Opens the dialog in which the sentence is written; nothing for who may not. */
export function VisionButton() {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const may = useRight('shapeCompany')
  const { data } = useApi('GET /vision', {}, { touchedBy })
  const takeBack = useChange('DELETE /vision/:id')
  const write = useChange('POST /vision', {
    onSuccess: ({ id }) => {
      setOpen(false)
      if (id !== data?.vision?.id) toast(say('aim.visionKept'), { undo: () => takeBack.mutateAsync({ id }) })
    },
  })
  if (!may || !data) return null
  return (
    <>
      <Button icon={<PenLine size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {say(data.vision ? 'aim.visionChange' : 'aim.visionWrite')}
      </Button>
      <VisionDialog
        open={open}
        onOpenChange={setOpen}
        sentence={data.vision?.sentence ?? ''}
        busy={write.isPending}
        onWrite={(sentence) => write.mutate({ sentence })}
      />
    </>
  )
}
