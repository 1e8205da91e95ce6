// The files of a mail: those that are here, those on their way, how much room is left.
import { Paperclip, X } from 'lucide-react'
import { call, queries, useChange } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { formatBytes, formatPercent } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import { noteFile } from '../draft/copy.ts'
import type { DraftFile } from '../types.ts'
import type { Coming } from './attach.ts'

const mostBytes = 25_000_000
/** From here on it is worth to say how much of it is used. */
const muchBytes = 10_000_000

type Props = { draftId: string; files: readonly DraftFile[]; coming: readonly Coming[] }

export function FileList({ draftId, files, coming }: Props) {
  const say = useSay()
  if (files.length + coming.length === 0) return null
  const used = files.reduce((sum, { size }) => sum + size, 0)
  return (
    <ul className="attached" aria-label={say('outgoing.files')}>
      {files.map((file) => (
        <OneFile key={file.id} draftId={draftId} file={file} />
      ))}
      {coming.map(({ key, name, share }) => (
        <li key={key} className="coming">
          <span className="cut" translate="no" dir="auto">
            {name}
          </span>
          <progress value={share} aria-label={say('outgoing.fileSent', { percent: formatPercent(share), name })} />
        </li>
      ))}
      {used > muchBytes && (
        <li className="room">
          <small>{say('outgoing.ofAll', { used: formatBytes(used), most: formatBytes(mostBytes) })}</small>
        </li>
      )}
    </ul>
  )
}

function OneFile({ draftId, file: { id, name, size } }: { draftId: string; file: DraftFile }) {
  const say = useSay()
  const again = () => queries.invalidateQueries({ queryKey: ['GET /drafts/:id', { id: draftId }] })
  const remove = useChange('DELETE /draft-files/:id', {
    onSuccess: (made) => {
      noteFile(draftId, made)
      const putBack = async () => {
        noteFile(draftId, await call('POST /draft-files/:id/return', { id }))
        await again()
      }
      const undo = () => putBack().catch(toastProblem)
      toast(say('outgoing.fileRemoved', { name }), { undo })
    },
  })
  return (
    <li>
      <a href={`/api/draft-files/${id}`} download={name} title={say('outgoing.fileFetch', { name })}>
        <Paperclip size={14} aria-hidden />
        <span className="cut" dir="auto" translate="no">
          {name}
        </span>
        <small>{formatBytes(size)}</small>
      </a>
      <button type="button" aria-label={say('outgoing.fileRemove', { name })} onClick={() => remove.mutate({ id })}>
        <X size={13} aria-hidden />
      </button>
    </li>
  )
}
